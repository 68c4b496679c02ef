using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Testing.Domain;

/// <summary>Recipients of groups as a test wants them; it scans, a store does not.</summary>
public sealed class InMemoryGroups : INoticeGroups
{
    private readonly Dictionary<(string Group, PostId Post), RecipientOutcome> rows = [];

    public void Put(string group, PostId recipient, NoticeOutcome outcome, string? reason = null, DateTimeOffset? at = null, DateTimeOffset? reactedAt = null) =>
        rows[(group, recipient)] = new RecipientOutcome(recipient, outcome, reason, null, at, reactedAt);

    public GroupTally Tally(string group)
    {
        int Count(NoticeOutcome outcome) => Rows(group).Count(r => r.Outcome == outcome);
        return new GroupTally(
            Count(NoticeOutcome.Waiting), Count(NoticeOutcome.Delivered), Count(NoticeOutcome.Unconfirmed), Count(NoticeOutcome.NotNeeded),
            Count(NoticeOutcome.Unreachable), Count(NoticeOutcome.Stopped), Count(NoticeOutcome.Failed), Count(NoticeOutcome.Unknown),
            Rows(group).Count(r => r.ReactedAt is not null));
    }

    public IReadOnlyList<RecipientOutcome> List(string group, NoticeOutcome outcome, int skip, int take) =>
        [.. Rows(group).Where(r => r.Outcome == outcome).Skip(skip).Take(take)];

    public RecipientOutcome? Of(string group, PostId recipient) => rows.GetValueOrDefault((group, recipient));

    private IEnumerable<RecipientOutcome> Rows(string group) => rows.Where(r => r.Key.Group == group).Select(r => r.Value);
}
