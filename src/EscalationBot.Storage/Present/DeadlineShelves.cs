using System.Collections.Immutable;
using System.Globalization;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Storage.Present;

/// <summary>The order of every list: deadline, then code.</summary>
internal readonly record struct DeadlineKey(DateOnly On, ProposalId Id) : IComparable<DeadlineKey>
{
    public static DeadlineKey Of(Proposal proposal) => new(proposal.Deadline.On, proposal.Id);

    public int CompareTo(DeadlineKey other) => On.CompareTo(other.On) is var order and not 0 ? order : Id.CompareTo(other.Id);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{On.DayNumber}.{Id.Number}");

    /// <exception cref="FormatException">The text is not a <see cref="Page.Next"/> of this store.</exception>
    public static DeadlineKey Parse(string text) => text.Split('.') is [var day, var number]
        ? new(DateOnly.FromDayNumber(int.Parse(day, CultureInfo.InvariantCulture)), new ProposalId(int.Parse(number, CultureInfo.InvariantCulture)))
        : throw new FormatException("Not a place in a list.");
}

/// <summary>Who a shelf belongs to: all, a proposing unit, or an addressed body.</summary>
internal enum ShelfOwner { All, Unit, Addressee }

/// <summary>A shelf holds the records of one owner that are alike in what lists ask about.</summary>
internal readonly record struct Shelf(ShelfOwner Owner, UnitId Body, bool Open, bool Overdue, bool Directed)
{
    /// <summary>The three shelves a record stands on.</summary>
    public static IEnumerable<Shelf> Of(Proposal proposal)
    {
        var all = new Shelf(ShelfOwner.All, default, proposal.IsOpen, proposal.IsOpen && proposal.IsOverdue, proposal.OpenDirection is not null);
        return [all, all with { Owner = ShelfOwner.Unit, Body = proposal.Unit }, all with { Owner = ShelfOwner.Addressee, Body = proposal.Addressee }];
    }
}

/// <summary>
/// Every record on its shelves in the order of deadlines. A list merges the shelves that its question names, so that a
/// page and its total cost what the page holds, not what the store holds.
/// </summary>
internal sealed record DeadlineShelves(ImmutableDictionary<Shelf, ImmutableSortedSet<DeadlineKey>> Shelves)
{
    private static readonly (bool Open, bool Overdue, bool Directed)[] Kinds =
        [(true, true, true), (true, true, false), (true, false, true), (true, false, false), (false, false, true), (false, false, false)];

    public static DeadlineShelves Empty { get; } = new(ImmutableDictionary<Shelf, ImmutableSortedSet<DeadlineKey>>.Empty);

    public static DeadlineShelves Of(IEnumerable<Proposal> proposals) => new(proposals
        .SelectMany(p => Shelf.Of(p).Select(shelf => (Shelf: shelf, Key: DeadlineKey.Of(p))))
        .GroupBy(p => p.Shelf, p => p.Key)
        .ToImmutableDictionary(g => g.Key, g => g.ToImmutableSortedSet()));

    public DeadlineShelves Replace(Proposal? before, Proposal after)
    {
        if (before is not null && DeadlineKey.Of(before) == DeadlineKey.Of(after) && Shelf.Of(before).SequenceEqual(Shelf.Of(after)))
            return this;
        var shelves = Shelves.ToBuilder();
        foreach (var shelf in before is null ? [] : Shelf.Of(before))
        {
            var rest = shelves[shelf].Remove(DeadlineKey.Of(before!));
            if (rest.IsEmpty)
                shelves.Remove(shelf);
            else
                shelves[shelf] = rest;
        }
        foreach (var shelf in Shelf.Of(after))
            shelves[shelf] = shelves.GetValueOrDefault(shelf, []).Add(DeadlineKey.Of(after));
        return new DeadlineShelves(shelves.ToImmutable());
    }

    public Page List(ProposalQuery query, string? after, int take, ImmutableDictionary<ProposalId, Proposal> byId)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var shelves = Asked(query).Select(s => Shelves.GetValueOrDefault(s, [])).Where(s => !s.IsEmpty).ToList();
        // The one question that no shelf answers alone: from one unit to certain bodies.
        if (query is { Unit: not null, Addressees: { } addressees })
            shelves = [.. shelves.Select(s => s.Where(k => addressees.Contains(byId[k.Id].Addressee)).ToImmutableSortedSet())];
        var page = Merge(shelves, after is null ? null : DeadlineKey.Parse(after)).Take(take + 1).ToList();
        var next = page.Count > take ? page[take - 1].ToString() : null;
        return new Page([.. page.Take(take).Select(k => byId[k.Id])], next, shelves.Sum(s => s.Count));
    }

    /// <summary>The shelves that a question names.</summary>
    public static IEnumerable<Shelf> Asked(ProposalQuery query) =>
        from owner in Owners(query)
        from kind in Kinds
        where kind.Open || !query.OpenOnly
        where query.Overdue is null || query.Overdue == kind.Overdue
        where kind.Directed || !query.Directed
        select owner with { Open = kind.Open, Overdue = kind.Overdue, Directed = kind.Directed };

    private static IEnumerable<Shelf> Owners(ProposalQuery query) => query switch
    {
        { Unit: { } unit } => [new Shelf(ShelfOwner.Unit, unit, false, false, false)],
        { Addressees: { } bodies } => bodies.Select(b => new Shelf(ShelfOwner.Addressee, b, false, false, false)),
        _ => [new Shelf(ShelfOwner.All, default, false, false, false)],
    };

    private static IEnumerable<DeadlineKey> Merge(List<ImmutableSortedSet<DeadlineKey>> shelves, DeadlineKey? after)
    {
        var heads = new PriorityQueue<(ImmutableSortedSet<DeadlineKey> Shelf, int At), DeadlineKey>();
        foreach (var shelf in shelves)
            Push(heads, shelf, after is { } key ? FirstAfter(shelf, key) : 0);
        while (heads.TryDequeue(out var head, out var key))
        {
            yield return key;
            Push(heads, head.Shelf, head.At + 1);
        }
    }

    private static void Push(
        PriorityQueue<(ImmutableSortedSet<DeadlineKey> Shelf, int At), DeadlineKey> heads, ImmutableSortedSet<DeadlineKey> shelf, int at)
    {
        if (at < shelf.Count)
            heads.Enqueue((shelf, at), shelf[at]);
    }

    private static int FirstAfter(ImmutableSortedSet<DeadlineKey> shelf, DeadlineKey key)
    {
        var found = shelf.IndexOf(key);
        return found >= 0 ? found + 1 : ~found;
    }
}
