using System.Globalization;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Step 3: real texts, the ways they will go, what that costs, and who is left out; the parts sum to the audience.</summary>
internal static class Preview
{
    private const int Samples = 3;
    private const int MostNamed = 3;

    public static IReadOnlyList<Block> Blocks(Turn turn, CampaignOrder order, PlannedAudience audience) =>
    [
        new Paragraph(turn.Text("bulk.step-preview", ("shown", SamplesOf(turn, audience).Count), ("count", audience.Recipients.Count))),
        new BulletList([.. SamplesOf(turn, audience).Select(r => $"\"{CampaignWords.Said(turn, order, r)}\"")]),
        .. Ways(turn, audience),
        .. Quota(turn, order, audience),
        .. UrgentSlots.Said(turn, order.UrgentBecause),
    ];

    /// <summary>The ways and those left out; the story of 6.2: "Cộng: 16 + 06 + 02 + 01 + 02 = 27".</summary>
    public static IEnumerable<Block> Ways(Turn turn, PlannedAudience audience)
    {
        var unreachable = audience.LeftOut.Where(l => l.IsUnreachable).ToList();
        var excluded = audience.LeftOut.Where(l => !l.IsUnreachable).ToList();
        var ways = audience.Shares.Select(s => Share(turn, s)).ToList();
        if (unreachable.Count > 0)
            ways.Add(turn.Text("bulk.unreachable", ("count", Show.Count(unreachable.Count)), ("who", Named(turn, unreachable))));
        if (ways.Count > 0)
            yield return new Paragraph(turn.Text("bulk.ways", ("ways", string.Join("; ", ways))));
        if (excluded.Count > 0)
            yield return new Paragraph(turn.Text("bulk.excluded", ("who", string.Join("; ", excluded.GroupBy(l => l.Reason).Select(g => Excluded(turn, g))))));
        var parts = audience.Shares.Select(s => s.Count).Concat(new[] { unreachable.Count, excluded.Count }.Where(n => n > 0)).Select(Show.Count);
        yield return new Paragraph(turn.Text("bulk.sum", ("parts", string.Join(" + ", parts)), ("count", Show.Count(audience.Count))));
    }

    /// <summary>What the month of sending has cost so far and what is left of its budget, when this costs anything; and ways that are used up.</summary>
    private static IEnumerable<Block> Quota(Turn turn, CampaignOrder order, PlannedAudience audience)
    {
        var spentUp = turn.Office.Reach.Holds.Values.Where(h => h.Kind == HoldKind.Quota && h.IsActive(order.At)).Select(h => Way(turn, h)).OfType<string>().ToList();
        if (spentUp.Count > 0)
            yield return new Paragraph(turn.Text("bulk.quota-spent", ("ways", string.Join("; ", spentUp))));
        if (audience.Cost == 0)
            yield break;
        var (spent, budget) = (turn.Office.SpentInMonth(order.At), turn.Rules.MonthlyBudget);
        var left = budget - spent - audience.Cost;
        yield return new Paragraph(turn.Text(
            left is null ? "bulk.budget-none" : left < 0 ? "bulk.budget-over" : "bulk.budget",
            ("month", turn.Rules.Time.Day(order.At).ToString("MM/yyyy", CultureInfo.InvariantCulture)), ("spent", CampaignWords.Money(spent)),
            ("budget", CampaignWords.Money(budget ?? 0)), ("left", CampaignWords.Money(Math.Abs(left ?? 0)))));
    }

    /// <summary>"Zalo mẫu tin (đến 00:00 …)"; null for a quota of something that no bulk reminder takes.</summary>
    private static string? Way(Turn turn, Hold hold)
    {
        if (hold.Scope.Split('/') is not [var channel, var name] || !Enum.TryParse<RouteWay>(name, out var way) || turn.Rules.Routes.All(r => (r.Channel, r.Way) != (channel, way)))
            return null;
        var shown = CampaignWords.Way(turn, channel, way);
        return hold.Until is { } until ? turn.Text("bulk.quota-until", ("way", shown), ("when", turn.Show.Moment(until))) : shown;
    }

    /// <summary>"UBND xã K: chưa liên kết".</summary>
    public static string Line(Turn turn, LeftOut left) => turn.Text("bulk.left-out", ("unit", turn.Show.Unit(left.Unit)), ("reason", turn.Text($"bulk.reason.{left.Reason}")));

    /// <summary>The first ones, and among them whoever is addressed in another way than most: an acting head.</summary>
    public static IReadOnlyList<CampaignRecipient> SamplesOf(Turn turn, PlannedAudience audience)
    {
        var unusual = audience.Recipients.Where(r => turn.Directory.IncumbenciesOf(r.Post, turn.Today).Any(i => i.Acting)).Take(1).ToList();
        return [.. audience.Recipients.Take(Samples).Where(r => !unusual.Contains(r)).Take(Samples - unusual.Count).Concat(unusual)];
    }

    private static string Share(Turn turn, RouteShare share)
    {
        var way = turn.Text("bulk.share", ("way", CampaignWords.Way(turn, share.Channel, share.Way)), ("count", Show.Count(share.Count)));
        return share.Cost == 0 ? way : turn.Text("bulk.share-cost", ("share", way), ("cost", CampaignWords.Money(share.Cost)));
    }

    private static string Excluded(Turn turn, IGrouping<LeftOutReason, LeftOut> left) =>
        turn.Text("bulk.excluded-part", ("count", Show.Count(left.Count())), ("reason", turn.Text($"bulk.reason.{left.Key}")));

    private static string Named(Turn turn, List<LeftOut> left)
    {
        var names = string.Join("; ", left.Take(MostNamed).Select(l => Line(turn, l)));
        return left.Count <= MostNamed ? names : turn.Text("bulk.and-more", ("lines", names), ("count", left.Count - MostNamed));
    }
}
