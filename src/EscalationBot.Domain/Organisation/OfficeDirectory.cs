namespace EscalationBot.Domain.Organisation;

/// <summary>
/// The organisation at one moment: an immutable snapshot with the look-ups that the rest needs. Validity is judged by
/// the day asked for.
/// </summary>
public sealed record OfficeDirectory
{
    public static OfficeDirectory Empty { get; } = new();

    public IReadOnlyDictionary<UnitId, Unit> Units { get; init; } = new Dictionary<UnitId, Unit>();
    public IReadOnlyDictionary<PostId, Post> Posts { get; init; } = new Dictionary<PostId, Post>();
    public IReadOnlyDictionary<PersonId, Person> People { get; init; } = new Dictionary<PersonId, Person>();
    public IReadOnlyList<Incumbency> Incumbencies { get; init; } = [];
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];
    public IReadOnlyDictionary<AccountId, Account> Accounts { get; init; } = new Dictionary<AccountId, Account>();
    public IReadOnlyDictionary<string, LinkCode> LinkCodes { get; init; } = new Dictionary<string, LinkCode>();

    public Unit? Unit(UnitId id) => Units.GetValueOrDefault(id);

    public Post? Post(PostId id) => Posts.GetValueOrDefault(id);

    /// <summary>The post an account speaks for, or null when it is not linked or the post ended before <paramref name="day"/>.</summary>
    public Post? PostOf(AccountId account, DateOnly day) => throw new NotSupportedException();

    /// <summary>The accounts linked to a post, oldest link first.</summary>
    public IReadOnlyList<Account> AccountsOf(PostId post) => throw new NotSupportedException();

    /// <summary>The head of a body on a day: its UnitHead or AgencyHead post.</summary>
    public Post? HeadOf(UnitId unit, DateOnly day) => throw new NotSupportedException();

    /// <summary>The body that answers for <paramref name="unit"/> on a day: itself, or its successors' last.</summary>
    public Unit? Responsible(UnitId unit, DateOnly day) => throw new NotSupportedException();

    /// <summary>Leaders in charge of one of the fields of <paramref name="unit"/>, chair excluded.</summary>
    public IReadOnlyList<Post> LeadersFor(UnitId unit, DateOnly day) => throw new NotSupportedException();

    public IReadOnlyList<Post> PostsWith(PostRole role, DateOnly day) => throw new NotSupportedException();

    /// <summary>The posts that <paramref name="post"/> may act or read for on a day by delegation.</summary>
    public IReadOnlyList<Delegation> DelegationsTo(PostId post, DateOnly day) => throw new NotSupportedException();

    public OfficeDirectory With(Unit unit) => this with { Units = new Dictionary<UnitId, Unit>(Units) { [unit.Id] = unit } };

    public OfficeDirectory With(Post post) => this with { Posts = new Dictionary<PostId, Post>(Posts) { [post.Id] = post } };

    public OfficeDirectory With(Person person) => this with { People = new Dictionary<PersonId, Person>(People) { [person.Id] = person } };

    public OfficeDirectory With(Account account) => this with { Accounts = new Dictionary<AccountId, Account>(Accounts) { [account.Id] = account } };

    public OfficeDirectory With(LinkCode code) => this with { LinkCodes = new Dictionary<string, LinkCode>(LinkCodes) { [code.Hash] = code } };

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
}
