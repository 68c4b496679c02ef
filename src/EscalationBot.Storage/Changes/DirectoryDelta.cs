using EscalationBot.Domain.Organisation;

namespace EscalationBot.Storage.Changes;

/// <summary>What became of the directory: entries set (new or replaced) and the ids of entries that are gone.</summary>
internal sealed record DirectoryDelta(IReadOnlyList<DirectoryPart> Set, IReadOnlyList<string> Removed)
{
    public bool IsEmpty => Set.Count == 0 && Removed.Count == 0;

    /// <summary>
    /// Compares by reference: a directory is changed through its With and Without methods, which carry unchanged entries
    /// over as they are. Collections that are the same object are not even looked into.
    /// </summary>
    public static DirectoryDelta Between(OfficeDirectory before, OfficeDirectory after)
    {
        var delta = new Collector();
        delta.Compare(before.Units, after.Units, static d => d.Values, u => new UnitPart(u));
        delta.Compare(before.Posts, after.Posts, static d => d.Values, p => new PostPart(p));
        delta.Compare(before.People, after.People, static d => d.Values, p => new PersonPart(p));
        delta.Compare(before.Incumbencies, after.Incumbencies, static l => l, i => new IncumbencyPart(i));
        delta.Compare(before.Delegations, after.Delegations, static l => l, d => new DelegationPart(d));
        delta.Compare(before.Accounts, after.Accounts, static d => d.Values, a => new AccountPart(a));
        delta.Compare(before.LinkCodes, after.LinkCodes, static d => d.Values, c => new LinkCodePart(c));
        delta.Compare(before.Passes, after.Passes, static d => d.Values, p => new PagePassPart(p));
        return new DirectoryDelta(delta.Set, delta.Removed);
    }

    /// <summary>The directory with this applied; collections that it says nothing about are carried over as they are.</summary>
    public OfficeDirectory ApplyTo(OfficeDirectory directory)
    {
        var gone = Removed.Concat(Set.Select(p => p.PartId())).ToHashSet(StringComparer.Ordinal);
        return directory with
        {
            Units = Merge(directory.Units, "unit:", gone, u => new UnitPart(u), Parts<UnitPart>().Select(p => p.Unit), u => u.Id),
            Posts = Merge(directory.Posts, "post:", gone, p => new PostPart(p), Parts<PostPart>().Select(p => p.Post), p => p.Id),
            People = Merge(directory.People, "person:", gone, p => new PersonPart(p), Parts<PersonPart>().Select(p => p.Person), p => p.Id),
            Incumbencies = Merge(directory.Incumbencies, "incumbency:", gone, i => new IncumbencyPart(i), Parts<IncumbencyPart>().Select(p => p.Incumbency)),
            Delegations = Merge(directory.Delegations, "delegation:", gone, d => new DelegationPart(d), Parts<DelegationPart>().Select(p => p.Delegation)),
            Accounts = Merge(directory.Accounts, "account:", gone, a => new AccountPart(a), Parts<AccountPart>().Select(p => p.Account), a => a.Id),
            LinkCodes = Merge(directory.LinkCodes, "code:", gone, c => new LinkCodePart(c), Parts<LinkCodePart>().Select(p => p.Code), c => c.Hash),
            Passes = Merge(directory.Passes, "pass:", gone, p => new PagePassPart(p), Parts<PagePassPart>().Select(p => p.Pass), p => p.Post),
        };
    }

    private IEnumerable<TPart> Parts<TPart>() where TPart : DirectoryPart => Set.OfType<TPart>();

    /// <param name="kind">How the ids of the collection begin.</param>
    private IReadOnlyDictionary<TKey, T> Merge<TKey, T>(
        IReadOnlyDictionary<TKey, T> present, string kind, HashSet<string> gone, Func<T, DirectoryPart> part, IEnumerable<T> set, Func<T, TKey> key)
        where TKey : notnull =>
        Touches(kind, set) ? Merged(present.Values, gone, part, set).ToDictionary(key) : present;

    private IReadOnlyList<T> Merge<T>(IReadOnlyList<T> present, string kind, HashSet<string> gone, Func<T, DirectoryPart> part, IEnumerable<T> set) =>
        Touches(kind, set) ? [.. Merged(present, gone, part, set)] : present;

    private bool Touches<T>(string kind, IEnumerable<T> set) => set.Any() || Removed.Any(id => id.StartsWith(kind, StringComparison.Ordinal));

    private static IEnumerable<T> Merged<T>(IEnumerable<T> present, HashSet<string> gone, Func<T, DirectoryPart> part, IEnumerable<T> set) =>
        present.Where(e => !gone.Contains(part(e).PartId())).Concat(set);

    private sealed class Collector
    {
        public List<DirectoryPart> Set { get; } = [];

        public List<string> Removed { get; } = [];

        public void Compare<TCollection, T>(
            TCollection before, TCollection after, Func<TCollection, IEnumerable<T>> entries, Func<T, DirectoryPart> part)
            where TCollection : class where T : class
        {
            if (ReferenceEquals(before, after))
                return;
            var known = entries(before).ToHashSet<T>(ReferenceEqualityComparer.Instance);
            var stay = entries(after).ToHashSet<T>(ReferenceEqualityComparer.Instance);
            var set = entries(after).Where(e => !known.Contains(e)).Select(part).ToList();
            var setIds = set.Select(p => p.PartId()).ToHashSet(StringComparer.Ordinal);
            Set.AddRange(set);
            Removed.AddRange(known.Where(e => !stay.Contains(e)).Select(e => part(e).PartId()).Where(id => !setIds.Contains(id)));
        }
    }
}
