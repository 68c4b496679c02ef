using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>The draft of a bulk reminder as an order to the desk.</summary>
internal static class BulkOrder
{
    public const string Audience = "audience";
    public const string Agreed = "agreed";
    public const string Template = "template";
    public const string Deadline = "deadline";
    public const string When = "when";

    /// <summary>Whether it goes out at any hour; nobody is asked, the preview offers it.</summary>
    public const string Urgent = "urgent";
    public const string UrgentReason = "urgent-reason";

    /// <summary>The value of <see cref="Urgent"/> that means: at any hour.</summary>
    public const string Yes = "yes";

    /// <summary>The value of <see cref="When"/> that means: as soon as it may.</summary>
    public const string Now = "now";

    public static CampaignOrder Of(Turn turn, Draft draft)
    {
        var (list, filter) = AudienceText.Read(draft.Value(Audience)!);
        return new CampaignOrder(list, filter, new CampaignTemplate(draft.Value(Template) ?? ""), DeadlineOf(turn, draft, filter), WhenOf(turn, draft))
        {
            UrgentBecause = IsUrgent(draft) ? draft.Value(UrgentReason) : null,
        };
    }

    /// <summary>The round that the text speaks of.</summary>
    public static RoundId? RoundOf(CampaignOrder order) => order.Filter?.NotConfirmed;

    public static bool IsUrgent(Draft draft) => draft.Value(Urgent) == Yes;

    public static bool NeedsDeadline(Turn turn, Draft draft) =>
        new CampaignTemplate(draft.Value(Template) ?? "").Has(Placeholder.Deadline) && RoundDue(turn, AudienceText.Read(draft.Value(Audience) ?? "").Filter) is null;

    public static SlotValue Moment(Turn turn, DateTimeOffset at) => new(at.ToString("O", CultureInfo.InvariantCulture), turn.Show.Moment(at));

    /// <summary>The same for the same people: what was previewed is what is sent, or it is previewed again.</summary>
    public static string Fingerprint(PlannedAudience audience)
    {
        var members = audience.Recipients.Select(r => r.Unit.Value).Concat(audience.LeftOut.Select(l => l.Unit.Value)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', members))))[..16];
    }

    private static DateTimeOffset? DeadlineOf(Turn turn, Draft draft, AudienceFilter? filter) =>
        draft.Value(Deadline) is { } text ? Parse(text) : RoundDue(turn, filter);

    /// <summary>A reminder to confirm a round has the deadline of the round while that lies ahead.</summary>
    private static DateTimeOffset? RoundDue(Turn turn, AudienceFilter? filter) =>
        filter?.NotConfirmed is { } id && turn.Office.Reviews.Find(id) is { } round && round.Due > turn.Now ? round.Due : null;

    private static DateTimeOffset WhenOf(Turn turn, Draft draft) => draft.Value(When) is { } text && text != Now ? Parse(text) : turn.Now;

    public static bool KnowsMoment(string value) => Kept.Moment(value) is not null;

    private static DateTimeOffset Parse(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
