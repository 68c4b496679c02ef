using System.Runtime.CompilerServices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>A body that a text names, where it stands, and how well it fits (1 is exact).</summary>
internal sealed record NamedBody(Unit Unit, Span Span, double Score);

/// <summary>
/// Names of bodies in what people write. Bodies that no longer exist are found by their old names; who answers for
/// them today is <see cref="OfficeDirectory.Responsible"/>.
/// </summary>
internal static class Bodies
{
    // Directories are immutable, so the index of one can be kept as long as it lives.
    private static readonly ConditionalWeakTable<OfficeDirectory, NameIndex> Indexes = [];

    /// <summary>All bodies named in the text, best first.</summary>
    /// <param name="among">Limits the search, e.g. to ministries.</param>
    public static IReadOnlyList<NamedBody> All(Turn turn, string text, Func<Unit, bool>? among = null)
    {
        var directory = turn.Directory;
        var index = Indexes.GetValue(directory, IndexOf);
        return [.. turn.Reader.Names(text, index)
            .Select(m => new NamedBody(directory.Units[new UnitId(m.Key)], m.Span, m.Score))
            .Where(b => among is null || among(b.Unit))
            .OrderByDescending(b => b.Score)];
    }

    /// <summary>The best fitting bodies: one when it is clear, several when nothing tells them apart, none when nothing is named.</summary>
    public static IReadOnlyList<Unit> Best(Turn turn, string text, Func<Unit, bool>? among = null)
    {
        var all = All(turn, text, among);
        return all.Count == 0 ? [] : [.. all.Where(b => b.Score >= all[0].Score).Select(b => b.Unit).Distinct()];
    }

    private static NameIndex IndexOf(OfficeDirectory directory) => new(directory.Units.Values
        .Select(u => new NameEntry(u.Id.Value, u.Name, u.Symbol is null ? u.Aliases : [.. u.Aliases, u.Symbol])));
}
