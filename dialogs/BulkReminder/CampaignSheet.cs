using System.Globalization;
using EscalationBot.Conversation.Texts;
using EscalationBot.Dialogs.Delivery;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>The result of a campaign as the rows of a spreadsheet, one for each of the audience.</summary>
internal static class CampaignSheet
{
    private const string Prefix = "campaign-sheet:";

    private static readonly string[] Columns = ["unit", "post", "state", "reason", "channel", "at", "reacted"];

    /// <summary>The key by which the file is fetched; it is made in that moment.</summary>
    public static string KeyOf(CampaignId campaign, string language) => $"{Prefix}{campaign}:{language}";

    /// <summary>The sheet that a key of a file names, or null.</summary>
    public static MadeSheet? Make(IOffice office, TextCatalogue texts, string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && key[Prefix.Length..].Split(':') is [var code, var language]
        && CampaignId.TryParse(code, out var id) && office.Campaigns.Find(id) is { Plan: { } plan } campaign
            ? new MadeSheet(id.ToString(), Rows(office, texts, language, campaign, plan))
            : null;

    /// <summary>The heading and a row for everybody.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Rows(IOffice office, TextCatalogue texts, string language, Campaign campaign, CampaignPlan plan)
    {
        string Text(string key, params IReadOnlyList<(string, object)> args) => texts.Get(language, key, args);
        var head = Columns.Select(c => Text($"campaign.column.{c}")).ToList();
        var absent = CampaignReport.Of(campaign, office.Groups).Gone > 0 ? "campaign.outcome.gone" : $"campaign.outcome.{NoticeOutcome.Waiting}";
        var sent = plan.Recipients.Select(r => Row(office, r, CampaignReport.Of(campaign, r.Post, office.Groups), absent, Text));
        var left = plan.LeftOut.Select(l => (IReadOnlyList<string>)
        [
            office.Directory.Unit(l.Unit)?.Name ?? l.Unit.Value, l.Post is { } post ? office.Directory.Post(post)?.Title ?? post.Value : "",
            Text(l.IsUnreachable ? "campaign.part.unreachable" : "campaign.part.excluded"), Text($"bulk.reason.{l.Reason}"), "", "", "",
        ]);
        return [head, .. sent, .. left];
    }

    private static IReadOnlyList<string> Row(IOffice office, CampaignRecipient recipient, RecipientOutcome? outcome, string absent, TextOf text) =>
    [
        office.Directory.Unit(recipient.Unit)?.Name ?? recipient.Unit.Value,
        office.Directory.Post(recipient.Post)?.Title ?? recipient.Post.Value,
        text(outcome is null ? absent : $"campaign.outcome.{outcome.Outcome}"),
        outcome?.Reason is { } reason ? Words.Why(text, reason) : "",
        outcome?.Channel ?? "",
        Moment(office, outcome?.At),
        Moment(office, outcome?.ReactedAt),
    ];

    private static string Moment(IOffice office, DateTimeOffset? at) =>
        at is { } moment ? office.Rules.Time.Local(moment).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "";
}
