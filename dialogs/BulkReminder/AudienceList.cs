using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Reads an audience out of a spreadsheet: in every row, the first cell that names a unit or a post.</summary>
internal static class AudienceList
{
    /// <summary>Rows that name nobody are told, but not all of a file that is no list.</summary>
    private const int MostNotFound = 10;

    /// <summary>Rows looked at more closely when no cell is exactly a name; beyond that only exact names count.</summary>
    private const int MostFuzzy = 2000;

    public static CampaignListed Read(Turn turn, string fileName, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var exact = ExactNames(turn);
        var members = new List<AudienceMember>();
        var notFound = new List<string>();
        var fuzzy = 0;
        foreach (var (i, row) in rows.Where(r => r.Any(c => c.Length > 0)).Index())
        {
            if (row.Select(cell => exact.GetValueOrDefault(Folded(cell))).FirstOrDefault(m => m is not null) is { } member)
                members.Add(member);
            else if (fuzzy++ < MostFuzzy && row.Select(cell => Bodies.Best(turn, cell)).FirstOrDefault(b => b.Count == 1) is [var unit])
                members.Add(OfUnit(turn, unit));
            // The first row that names nobody is the heading.
            else if (i > 0)
                notFound.Add(string.Join(" | ", row.Where(c => c.Length > 0).Take(3)));
        }
        return new CampaignListed(fileName, members, [.. notFound.Take(MostNotFound)]);
    }

    /// <summary>Codes and names of units and posts; where a name was given twice, whoever exists today has it.</summary>
    private static Dictionary<string, AudienceMember> ExactNames(Turn turn)
    {
        var names = new Dictionary<string, AudienceMember>(StringComparer.Ordinal);
        foreach (var unit in turn.Directory.Units.Values.OrderByDescending(u => u.Validity.Contains(turn.Today)))
            foreach (var name in unit.Aliases.Prepend(unit.Name).Prepend(unit.Id.Value))
                names.TryAdd(Folded(name), OfUnit(turn, unit));
        foreach (var post in turn.Directory.Posts.Values.Where(p => p.Validity.Contains(turn.Today)))
        {
            names.TryAdd(Folded(post.Id.Value), new AudienceMember(post.Unit, post.Id));
            names.TryAdd(Folded(post.Title), new AudienceMember(post.Unit, post.Id));
        }
        return names;
    }

    private static AudienceMember OfUnit(Turn turn, Unit unit) => new(unit.Id, turn.Directory.HeadOf(unit.Id, turn.Today)?.Id);

    private static string Folded(string text) => VietnameseReader.Fold(text).Trim();
}
