using EscalationBot.Conversation;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>An audience as the text of a slot, and in words.</summary>
internal static class AudienceText
{
    private const string Filter = "filter";
    private const string List = "list";
    private const int MostNamed = 3;

    public static string Write(AudienceFilter filter)
    {
        var args = new List<(string, string)>();
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                args.Add((key, value));
        }
        Add("kinds", string.Join(',', filter.Kinds.Order()));
        Add("role", filter.Role?.ToString());
        Add("round", filter.NotConfirmed?.ToString());
        Add("overdue", filter.Overdue ? "1" : null);
        Add("unlinked", filter.NotLinked ? "1" : null);
        Add("only", Join(filter.Only));
        Add("except", Join(filter.Except));
        return new DialogAction(Filter, args).ToString();
    }

    public static string Write(CampaignId list) => new DialogAction(List, ("id", list.ToString())).ToString();

    /// <summary>Whether a kept value says the whole of an audience: one that is read only in part would reach more people than were meant.</summary>
    public static bool Knows(string text)
    {
        var (list, filter) = Read(text);
        return list is { } id ? Write(id) == text : filter is not null && Write(filter) == text;
    }

    /// <summary>The draft whose list it is, or the filter.</summary>
    public static (CampaignId? List, AudienceFilter? Filter) Read(string text)
    {
        var read = DialogAction.Parse(text);
        if (read.Name == List)
            return (CampaignId.TryParse(read["id"], out var id) ? id : null, null);
        return (null, new AudienceFilter(
            [.. Parts(read["kinds"]).Select(Kept.Name<UnitKind>).OfType<UnitKind>()],
            Kept.Name<PostRole>(read["role"]),
            RoundId.TryParse(read["round"], out var round) ? round : null,
            read["overdue"].Length > 0, read["unlinked"].Length > 0, Units(read["only"]), Units(read["except"])));
    }

    /// <summary>"UBND cấp xã chưa xác nhận kỳ rà soát tháng 01/2026".</summary>
    public static string Shown(Turn turn, AudienceFilter filter)
    {
        var words = new List<string> { Who(turn, filter) };
        if (filter.NotConfirmed is { } round)
            words.Add(turn.Text("bulk.audience-round", ("round", Round(turn, round))));
        if (filter.Overdue)
            words.Add(turn.Text("bulk.audience-overdue"));
        if (filter.NotLinked)
            words.Add(turn.Text("bulk.audience-unlinked"));
        if (filter.Except is { Count: > 0 } except)
            words.Add(turn.Text("bulk.audience-except", ("units", Names(turn, except))));
        return string.Join(' ', words);
    }

    /// <summary>"tháng 01/2026".</summary>
    public static string Round(Turn turn, RoundId round) => turn.Text("bulk.round", ("month", $"{round.Month:00}"), ("year", round.Year));

    private static string Who(Turn turn, AudienceFilter filter) => filter switch
    {
        { Role: { } role } => turn.Text($"bulk.audience-role.{role}"),
        { Only: { Count: > 0 } only } => Names(turn, only),
        { Kinds.Count: > 0 } => string.Join(", ", filter.Kinds.Order().Select(k => turn.Text($"bulk.audience-kind.{k}"))),
        _ => turn.Text("bulk.audience-all"),
    };

    private static string Names(Turn turn, IReadOnlyList<UnitId> units)
    {
        var names = string.Join(", ", units.Take(MostNamed).Select(turn.Show.Unit));
        return units.Count <= MostNamed ? names : turn.Text("bulk.audience-more", ("units", names), ("count", units.Count - MostNamed));
    }

    private static string? Join(IReadOnlyList<UnitId>? units) => units is null ? null : string.Join(',', units.Select(u => u.Value).Order(StringComparer.Ordinal));

    private static IReadOnlyList<UnitId>? Units(string text) => text.Length == 0 ? null : [.. Parts(text).Select(u => new UnitId(u))];

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
