using System.Globalization;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Templates in the words people know: the names of placeholders, the usual texts, and what a recipient reads.</summary>
internal static class CampaignWords
{
    private static readonly Placeholder[] All = Enum.GetValues<Placeholder>();

    /// <summary>Reads a template with the names of placeholders in the speaker's language or in English.</summary>
    public static TemplateReading ReadTemplate(Turn turn, string text) => CampaignTemplate.Read(text, name =>
        All.Where(p => turn.Reader.IsSaid(name, p.ToString(), turn.Text($"bulk.placeholder.{p}"))).Select(p => (Placeholder?)p).FirstOrDefault());

    /// <summary>A template as its author writes it: "{chức vụ} {đơn vị}".</summary>
    public static string Shown(Turn turn, CampaignTemplate template) => template.Fill(p => $"{{{turn.Text($"bulk.placeholder.{p}")}}}");

    /// <summary>The placeholders that may be used, for the question that asks for a text.</summary>
    public static string Allowed(Turn turn) => string.Join(", ", All.Select(p => $"{{{turn.Text($"bulk.placeholder.{p}")}}}"));

    /// <summary>The text that is offered for an audience.</summary>
    public static CampaignTemplate Usual(Turn turn, AudienceFilter? filter)
    {
        var key = filter switch
        {
            { NotConfirmed: not null } => "bulk.template-round",
            { Overdue: true } => "bulk.template-overdue",
            _ => "bulk.template-plain",
        };
        return ReadTemplate(turn, turn.Text(key)) is TemplateReading.Good good
            ? good.Template
            : throw new InvalidOperationException($"The text {key} is no template.");
    }

    /// <summary>What one recipient of an order will read.</summary>
    public static string Said(Turn turn, CampaignOrder order, CampaignRecipient recipient) =>
        Said(turn, Fill(turn, order.Template, recipient, order.Deadline, BulkOrder.RoundOf(order)), order.UrgentBecause);

    /// <summary>What one recipient of a campaign reads.</summary>
    public static string Said(Turn turn, CampaignPlan plan, CampaignRecipient recipient) =>
        Said(turn, Fill(turn, plan.Template, recipient, plan.Deadline, plan.Filter?.NotConfirmed), plan.UrgentBecause);

    /// <summary>Whoever is written to at night reads why.</summary>
    private static string Said(Turn turn, string text, string? urgentBecause) =>
        urgentBecause is null ? text : $"{text} {turn.Text("bulk.urgent-note", ("reason", urgentBecause))}";

    private static string Fill(Turn turn, CampaignTemplate template, CampaignRecipient recipient, DateTimeOffset? deadline, RoundId? round) => template.Fill(p => p switch
    {
        Placeholder.Post => PostWords(turn, recipient),
        Placeholder.Unit => turn.Show.Unit(recipient.Unit),
        Placeholder.Deadline => deadline is { } at ? turn.Show.Moment(at) : "",
        Placeholder.Round => (round ?? turn.Office.Reviews.Latest?.Id) is { } id ? AudienceText.Round(turn, id) : "",
        Placeholder.Open => Show.Count(AudienceFinder.Open(turn.Office, recipient.Unit)),
        Placeholder.Overdue => Show.Count(AudienceFinder.Overdue(turn.Office, recipient.Unit)),
        _ => throw new ArgumentOutOfRangeException(nameof(template), p, "No such placeholder."),
    });

    /// <summary>"Zalo, miễn phí", "Zalo, mẫu tin".</summary>
    public static string Way(Turn turn, string channel, RouteWay way)
    {
        var name = channel is "web" or "zalo" or "zalobot" or "teams" ? turn.Text($"bulk.channel.{channel}") : channel;
        return turn.Rules.Routes.Count(r => r.Channel == channel) > 1
            ? turn.Text("bulk.way", ("channel", name), ("way", turn.Text($"bulk.way.{way}")))
            : name;
    }

    /// <summary>"1.200".</summary>
    public static string Money(decimal dong) => dong.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    /// <summary>The title without the unit that stands in it, so that both together do not say it twice.</summary>
    private static string PostWords(Turn turn, CampaignRecipient recipient)
    {
        if (turn.Directory.Post(recipient.Post) is not { } post)
            return "";
        var title = NoticeWords.Title(turn, post);
        var unit = turn.Show.Unit(recipient.Unit);
        return title.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && title.Length > unit.Length ? title[..^unit.Length].TrimEnd() : title;
    }
}
