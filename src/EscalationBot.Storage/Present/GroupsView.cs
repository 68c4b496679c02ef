using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Storage.Present;

/// <summary>The groups of the outbox as turns and readers see them.</summary>
internal sealed class GroupsView(WorkBoard work) : INoticeGroups
{
    public GroupTally Tally(string group) => work.Group(group).Tally();

    public IReadOnlyList<RecipientOutcome> List(string group, NoticeOutcome outcome, int skip, int take)
    {
        var rows = work.Group(group).Of(outcome);
        return [.. Enumerable.Range(skip, Math.Max(0, Math.Min(take, rows.Count - skip))).Select(i => work[rows[i]]!.AsOutcome())];
    }

    public RecipientOutcome? Of(string group, PostId recipient) =>
        work.Find($"{group}:{recipient}")?.AsOutcome();
}
