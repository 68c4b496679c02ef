using EscalationBot.Domain.Organisation;

namespace EscalationBot.Host.Import.Rows;

/// <summary>The table of posts. A unit has one head at a time, for records and reminders go to that post.</summary>
internal sealed class PostRows(DirectoryDraft draft, DateOnly today)
{
    private readonly Names<Unit> units = Names.Of(draft.Units.Values, today);
    private readonly HashSet<string> fields = new(draft.Units.Values.SelectMany(u => u.Fields), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<RowOutcome> Take(IReadOnlyList<RowCells> rows)
    {
        var seen = new SeenRows<PostId>();
        // The earlier holder of a headship first, so that a successor is compared with how it ends.
        return [.. rows.Select(r => (Cells: r, Post: Read(r, seen))).OrderBy(r => r.Post.Validity.From).Select(r => Accept(r.Cells, r.Post))];
    }

    private Post Read(RowCells cells, SeenRows<PostId> seen)
    {
        var code = cells.Code("code");
        var id = new PostId(draft.Known(code ?? ""));
        var present = draft.Posts.GetValueOrDefault(id);
        if (code is not null)
            seen.Add(cells, "code", id, code);
        var unit = cells.Text("unit") is { } text ? units.Find(cells, "unit", text) : null;
        return new Post(
            id, unit?.Id ?? default, cells.Text("title") ?? "", cells.Word<PostRole>("role") ?? default,
            cells.Or("fields", present?.Fields ?? [], cells.List), cells.Validity(present?.Validity ?? default),
            cells.Or("digest", present?.DigestTime, cells.Time));
    }

    private RowOutcome Accept(RowCells cells, Post post)
    {
        if (!cells.IsRefused && SecondHead(post) is { } other)
            cells.Refuse("role", "import.second-head", ("other", other.Id.Value));
        if (post.Role == PostRole.Leader)
            foreach (var field in post.Fields.Where(f => !fields.Contains(f)))
                cells.Note("fields", "import.field-without-unit", ("value", field));
        return cells.Outcome(post.Id.Value, cells.IsRefused ? RowResult.Refused : draft.Put(post));
    }

    private Post? SecondHead(Post post) => IsHead(post)
        ? draft.PostsOf(post.Unit).FirstOrDefault(p => p.Id != post.Id && IsHead(p) && p.Validity.Overlaps(post.Validity))
        : null;

    private static bool IsHead(Post post) => post.Role is PostRole.UnitHead or PostRole.AgencyHead;
}
