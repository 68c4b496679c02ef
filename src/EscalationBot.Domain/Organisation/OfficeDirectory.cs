namespace EscalationBot.Domain.Organisation;

/// <summary>
/// The organisation at one moment: an immutable snapshot with the look-ups that the rest needs. Validity is judged by
/// the day asked for.
/// </summary>
/// <remarks>It holds collections, so two directories are compared by reference of their parts, not by content.</remarks>
public sealed record OfficeDirectory
{
    // Each index is bound to the collection it was made from, so a copy made by "with" stays consistent; it is built when first asked.
    private readonly Lazy<ILookup<UnitId, Post>> postsByUnit = Index<UnitId, Post>([], p => p.Unit);
    private readonly Lazy<ILookup<PostRole, Post>> postsByRole = Index<PostRole, Post>([], p => p.Role);
    private readonly Lazy<ILookup<PostId, Account>> accountsByPost = Index<PostId, Account>([], a => a.Post);
    private readonly Lazy<ILookup<PostId, Incumbency>> incumbenciesByPost = Index<PostId, Incumbency>([], i => i.Post);
    private readonly Lazy<ILookup<PostId, Delegation>> delegationsOf = Index<PostId, Delegation>([], d => d.Post);

    public static OfficeDirectory Empty { get; } = new();

    public IReadOnlyDictionary<UnitId, Unit> Units { get; init; } = new Dictionary<UnitId, Unit>();

    public IReadOnlyDictionary<PostId, Post> Posts
    {
        get;
        init
        {
            field = value;
            postsByUnit = Index(value.Values, p => p.Unit);
            postsByRole = Index(value.Values, p => p.Role);
        }
    } = new Dictionary<PostId, Post>();

    public IReadOnlyDictionary<PersonId, Person> People { get; init; } = new Dictionary<PersonId, Person>();

    public IReadOnlyList<Incumbency> Incumbencies
    {
        get;
        init
        {
            field = value;
            incumbenciesByPost = Index(value, i => i.Post);
        }
    } = [];

    public IReadOnlyList<Delegation> Delegations
    {
        get;
        init
        {
            field = value;
            delegationsOf = Index(value, d => d.Post);
        }
    } = [];

    public IReadOnlyDictionary<AccountId, Account> Accounts
    {
        get;
        init
        {
            field = value;
            accountsByPost = Index(value.Values, a => a.Post);
        }
    } = new Dictionary<AccountId, Account>();

    public IReadOnlyDictionary<string, LinkCode> LinkCodes { get; init; } = new Dictionary<string, LinkCode>();

    /// <summary>By the post they were made for: a newer one ends an older.</summary>
    public IReadOnlyDictionary<PostId, PagePass> Passes { get; init; } = new Dictionary<PostId, PagePass>();

    public Unit? Unit(UnitId id) => Units.GetValueOrDefault(id);

    public Post? Post(PostId id) => Posts.GetValueOrDefault(id);

    /// <summary>The post an account speaks for, or null when it is not linked, its link ended or the post does not exist on <paramref name="day"/>.</summary>
    public Post? PostOf(AccountId account, DateOnly day) =>
        Accounts.TryGetValue(account, out var linked) && linked.EndedOn is null && Post(linked.Post) is { } post && post.Validity.Contains(day) ? post : null;

    /// <summary>The accounts linked to a post, oldest link first; those whose link ended are left out.</summary>
    public IReadOnlyList<Account> AccountsOf(PostId post) =>
        [.. accountsByPost.Value[post].Where(a => a.EndedOn is null).OrderBy(a => a.LinkedAt).ThenBy(a => a.Id.ToString(), StringComparer.Ordinal)];

    /// <summary>Who holds a post on a day.</summary>
    public IEnumerable<Person> HoldersOf(PostId post, DateOnly day) =>
        IncumbenciesOf(post, day).Select(i => People.GetValueOrDefault(i.Person)).OfType<Person>();

    /// <summary>A telephone number of somebody who holds the post; null when none is known.</summary>
    public string? PhoneOf(PostId post, DateOnly day) => HoldersOf(post, day).Select(p => p.Phone).FirstOrDefault(p => !string.IsNullOrWhiteSpace(p));

    /// <summary>How a post is held on a day.</summary>
    public IEnumerable<Incumbency> IncumbenciesOf(PostId post, DateOnly day) => incumbenciesByPost.Value[post].Where(i => i.Validity.Contains(day));

    /// <summary>The head of a body on a day: its UnitHead or AgencyHead post; of several the newest.</summary>
    public Post? HeadOf(UnitId unit, DateOnly day) => postsByUnit.Value[unit]
        .Where(p => p.Role is PostRole.UnitHead or PostRole.AgencyHead && p.Validity.Contains(day))
        .OrderByDescending(p => p.Validity.From)
        .ThenBy(p => p.Id.Value, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The body that answers for <paramref name="unit"/> on a day: itself, or its successors' last; null when it is unknown or ended without a successor.</summary>
    public Unit? Responsible(UnitId unit, DateOnly day)
    {
        var body = Unit(unit);
        // A chain longer than the directory runs in a circle; then nobody answers.
        for (var hops = 0; body is { Validity.To: { } end } && end < day; hops++)
            body = body.Successor is { } next && hops < Units.Count ? Unit(next) : null;
        return body;
    }

    /// <summary>Whether a field in charge of <paramref name="leader"/> is one of the body that answers for <paramref name="unit"/> on a day.</summary>
    public bool InCharge(Post leader, UnitId unit, DateOnly day) =>
        Responsible(unit, day) is { } body && body.Fields.Intersect(leader.Fields, StringComparer.OrdinalIgnoreCase).Any();

    /// <summary>Leaders in charge of one of the fields of <paramref name="unit"/>, chair excluded.</summary>
    public IReadOnlyList<Post> LeadersFor(UnitId unit, DateOnly day) =>
        [.. PostsWith(PostRole.Leader, day).Where(leader => InCharge(leader, unit, day))];

    /// <summary>The posts of a role that exist on a day, in the order of their codes.</summary>
    public IReadOnlyList<Post> PostsWith(PostRole role, DateOnly day) =>
        [.. postsByRole.Value[role].Where(p => p.Validity.Contains(day)).OrderBy(p => p.Id.Value, StringComparer.Ordinal)];

    /// <summary>The posts that may act for <paramref name="post"/> on a day.</summary>
    public IReadOnlyList<PostId> DelegatesOf(PostId post, DateOnly day) =>
        [.. delegationsOf.Value[post].Where(d => d.Scope == DelegationScope.Act && d.Validity.Contains(day)).Select(d => d.Delegate)];

    /// <summary>The posts that <paramref name="post"/> may act or read for on a day by delegation.</summary>
    public IReadOnlyList<Delegation> DelegationsTo(PostId post, DateOnly day) =>
        [.. Delegations.Where(d => d.Delegate == post && d.Validity.Contains(day))];

    public OfficeDirectory With(Unit unit) => this with { Units = new Dictionary<UnitId, Unit>(Units) { [unit.Id] = unit } };

    public OfficeDirectory With(Post post) => this with { Posts = new Dictionary<PostId, Post>(Posts) { [post.Id] = post } };

    public OfficeDirectory With(Person person) => this with { People = new Dictionary<PersonId, Person>(People) { [person.Id] = person } };

    public OfficeDirectory With(Account account) => this with { Accounts = new Dictionary<AccountId, Account>(Accounts) { [account.Id] = account } };

    public OfficeDirectory With(LinkCode code) => this with { LinkCodes = new Dictionary<string, LinkCode>(LinkCodes) { [code.Hash] = code } };

    public OfficeDirectory With(PagePass pass) => this with { Passes = new Dictionary<PostId, PagePass>(Passes) { [pass.Post] = pass } };

    public OfficeDirectory Without(PagePass pass) => this with { Passes = Passes.Where(p => p.Key != pass.Post).ToDictionary() };

    /// <summary>The pass that a key opens now; null when there is none, or its post is no administrator's any more.</summary>
    public PagePass? PassOf(string key, DateOnly day, DateTimeOffset now) =>
        PagePass.HashOf(key) is var hash && Passes.Values.FirstOrDefault(p => p.Hash == hash) is { } pass
        && now < pass.ExpiresAt && Post(pass.Post) is { Role: PostRole.Admin } post && post.Validity.Contains(day)
            ? pass
            : null;

    /// <summary>Adds an incumbency, or replaces the one of the same person, post and first day.</summary>
    public OfficeDirectory With(Incumbency incumbency) => this with
    {
        Incumbencies = [.. Incumbencies.Where(i => (i.Person, i.Post, i.Validity.From) != (incumbency.Person, incumbency.Post, incumbency.Validity.From)), incumbency],
    };

    /// <summary>Adds a delegation, or replaces the one of the same posts and first day.</summary>
    public OfficeDirectory With(Delegation delegation) => this with
    {
        Delegations = [.. Delegations.Where(d => (d.Post, d.Delegate, d.Validity.From) != (delegation.Post, delegation.Delegate, delegation.Validity.From)), delegation],
    };

    public OfficeDirectory Without(AccountId account) => this with { Accounts = Accounts.Where(a => a.Key != account).ToDictionary() };

    public OfficeDirectory Without(PersonId person) => this with
    {
        People = People.Where(p => p.Key != person).ToDictionary(),
        Incumbencies = [.. Incumbencies.Where(i => i.Person != person)],
    };

    private static Lazy<ILookup<TKey, T>> Index<TKey, T>(IEnumerable<T> values, Func<T, TKey> key) => new(() => values.ToLookup(key));
}
