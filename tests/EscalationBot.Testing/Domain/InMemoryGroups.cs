using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Testing.Domain;

/// <summary>Recipients of groups as a test wants them; it scans, a store does not.</summary>
public sealed class InMemoryGroups : INoticeGroups
{
    private readonly Dictionary<(string Group, PostId Post), RecipientOutcome> rows = [];
    private readonly Dictionary<string, GroupTally> past = [];

    public void Put(string group, PostId recipient, NoticeOutcome outcome, string? reason = null, DateTimeOffset? at = null, DateTimeOffset? reactedAt = null) =>
        rows[(group, recipient)] = new RecipientOutcome(recipient, outcome, reason, null, at, reactedAt);

    public GroupTally Tally(string group) => GroupTally
        .Of(outcome => Rows(group).Count(r => r.Outcome == outcome), Rows(group).Count(r => r.ReactedAt is not null))
        .Plus(past.GetValueOrDefault(group, GroupTally.Empty));

    /// <summary>The details of everybody in a group were kept long enough.</summary>
    public void Drop(string group)
    {
        var tally = Tally(group);
        past[group] = tally with { Gone = tally.Total };
        foreach (var row in rows.Keys.Where(r => r.Group == group).ToList())
            rows.Remove(row);
    }

    public IReadOnlyList<RecipientOutcome> List(string group, NoticeOutcome outcome, int skip, int take) =>
        [.. Rows(group).Where(r => r.Outcome == outcome).Skip(skip).Take(take)];

    public RecipientOutcome? Of(string group, PostId recipient) => rows.GetValueOrDefault((group, recipient));

    private IEnumerable<RecipientOutcome> Rows(string group) => rows.Where(r => r.Key.Group == group).Select(r => r.Value);
}
