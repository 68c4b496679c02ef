using EscalationBot.Domain.Organisation;

namespace EscalationBot.Host.Import.Rows;

/// <summary>
/// The directory while the rows are gone through. A directory is immutable and copied whole with every change; here many
/// rows change it and one directory comes out.
/// </summary>
internal sealed class DirectoryDraft(OfficeDirectory start)
{
    private readonly Dictionary<(PersonId, PostId, DateOnly?), Incumbency> incumbencies = start.Incumbencies.ToDictionary(Key);
    private readonly Dictionary<(PostId, PostId, DateOnly?), Delegation> delegations = start.Delegations.ToDictionary(Key);
    private readonly Dictionary<PostId, List<Incumbency>> holders = Grouped(start.Incumbencies, i => i.Post);
    private readonly Dictionary<UnitId, List<Post>> posts = Grouped(start.Posts.Values, p => p.Unit);
    private readonly Dictionary<string, string> codes = new(StringComparer.OrdinalIgnoreCase);
    private bool changed;

    public Dictionary<UnitId, Unit> Units { get; } = start.Units.ToDictionary();

    public Dictionary<PostId, Post> Posts { get; } = start.Posts.ToDictionary();

    public Dictionary<PersonId, Person> People { get; } = start.People.ToDictionary();

    /// <summary>The directory after all rows, or null when no row changed anything.</summary>
    public OfficeDirectory? Result => !changed ? null : start with
    {
        Units = Units,
        Posts = Posts,
        People = People,
        Incumbencies = [.. incumbencies.Values],
        Delegations = [.. delegations.Values],
    };

    /// <summary>A code in the spelling in which it is known: capitals do not make another unit, post or person.</summary>
    public string Known(string code)
    {
        if (codes.Count == 0)
            foreach (var known in start.Units.Keys.Select(u => u.Value).Concat(start.Posts.Keys.Select(p => p.Value)).Concat(start.People.Keys.Select(p => p.Value)))
                codes.TryAdd(known, known);
        return codes.TryAdd(code, code) ? code : codes[code];
    }

    public Incumbency? Find(PersonId person, PostId post, DateOnly? from) => incumbencies.GetValueOrDefault((person, post, from));

    public Delegation? Find(PostId post, PostId to, DateOnly? from) => delegations.GetValueOrDefault((post, to, from));

    public IReadOnlyList<Incumbency> HoldersOf(PostId post) => holders.GetValueOrDefault(post) ?? [];

    public IReadOnlyList<Post> PostsOf(UnitId unit) => posts.GetValueOrDefault(unit) ?? [];

    public RowResult Put(Unit unit)
    {
        var before = Units.GetValueOrDefault(unit.Id);
        Units[unit.Id] = unit;
        return Changed(before, unit, Same);
    }

    public RowResult Put(Post post)
    {
        var before = Posts.GetValueOrDefault(post.Id);
        if (before is not null)
            posts[before.Unit].Remove(before);
        Posts[post.Id] = post;
        Group(posts, post.Unit).Add(post);
        return Changed(before, post, Same);
    }

    public RowResult Put(Person person)
    {
        var before = People.GetValueOrDefault(person.Id);
        People[person.Id] = person;
        return Changed(before, person, (a, b) => a == b);
    }

    public RowResult Put(Incumbency incumbency)
    {
        var before = incumbencies.GetValueOrDefault(Key(incumbency));
        if (before is not null)
            holders[before.Post].Remove(before);
        incumbencies[Key(incumbency)] = incumbency;
        Group(holders, incumbency.Post).Add(incumbency);
        return Changed(before, incumbency, (a, b) => a == b);
    }

    public RowResult Put(Delegation delegation)
    {
        var before = delegations.GetValueOrDefault(Key(delegation));
        delegations[Key(delegation)] = delegation;
        return Changed(before, delegation, (a, b) => a == b);
    }

    private RowResult Changed<T>(T? before, T after, Func<T, T, bool> same)
        where T : class
    {
        if (before is not null && same(before, after))
            return RowResult.Unchanged;
        changed = true;
        return before is null ? RowResult.Created : RowResult.Updated;
    }

    // Records that hold lists do not compare by content.
    private static bool Same(Unit a, Unit b) =>
        a with { Aliases = b.Aliases, Fields = b.Fields } == b && a.Aliases.SequenceEqual(b.Aliases) && a.Fields.SequenceEqual(b.Fields);

    private static bool Same(Post a, Post b) => a with { Fields = b.Fields } == b && a.Fields.SequenceEqual(b.Fields);

    private static (PersonId, PostId, DateOnly?) Key(Incumbency i) => (i.Person, i.Post, i.Validity.From);

    private static (PostId, PostId, DateOnly?) Key(Delegation d) => (d.Post, d.Delegate, d.Validity.From);

    private static Dictionary<TKey, List<T>> Grouped<TKey, T>(IEnumerable<T> items, Func<T, TKey> key)
        where TKey : notnull => items.GroupBy(key).ToDictionary(g => g.Key, g => g.ToList());

    private static List<T> Group<TKey, T>(Dictionary<TKey, List<T>> groups, TKey key)
        where TKey : notnull => groups.TryGetValue(key, out var group) ? group : groups[key] = [];
}
