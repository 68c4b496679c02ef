using EscalationBot.Domain.Organisation;

namespace EscalationBot.Host.Import.Rows;

/// <summary>The table of delegations: one post acts or reads for another for a time.</summary>
internal sealed class DelegationRows(DirectoryDraft draft, DateOnly today)
{
    private readonly Names<Post> posts = Names.Of(draft.Posts.Values, today);

    public IReadOnlyList<RowOutcome> Take(IReadOnlyList<RowCells> rows)
    {
        var seen = new SeenRows<(PostId, PostId, DateOnly?)>();
        return [.. rows.Select(r => Take(r, seen))];
    }

    private RowOutcome Take(RowCells cells, SeenRows<(PostId, PostId, DateOnly?)> seen)
    {
        var post = Find(cells, "post");
        var to = Find(cells, "delegate");
        if (post is not null && post == to)
            cells.Refuse("delegate", "import.delegate-self");
        var from = cells.Date("from");
        var present = post is not null && to is not null ? draft.Find(post.Id, to.Id, from) : null;
        var delegation = new Delegation(
            post?.Id ?? default, to?.Id ?? default, cells.Validity(present?.Validity ?? default),
            cells.Word<DelegationScope>("scope") ?? default, cells.Or("basis", present?.LegalBasis, cells.Text));
        var subject = $"{delegation.Post} → {delegation.Delegate}";
        if (!cells.IsRefused)
            seen.Add(cells, null, (delegation.Post, delegation.Delegate, from), subject);
        return cells.Outcome(subject, cells.IsRefused ? RowResult.Refused : draft.Put(delegation));
    }

    private Post? Find(RowCells cells, string column) => cells.Text(column) is { } text ? posts.Find(cells, column, text) : null;
}
