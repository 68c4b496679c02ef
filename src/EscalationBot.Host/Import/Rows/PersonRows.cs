using System.Net.Mail;
using EscalationBot.Channels.Phones;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Host.Import.Rows;

/// <summary>The table of people: a person, and the post that the person holds for a time. Several posts are several rows.</summary>
internal sealed class PersonRows(DirectoryDraft draft, DateOnly today)
{
    private readonly Names<Post> posts = Names.Of(draft.Posts.Values, today);
    private readonly Dictionary<PersonId, (Person Person, int Row)> read = [];

    public IReadOnlyList<RowOutcome> Take(IReadOnlyList<RowCells> rows)
    {
        var seen = new SeenRows<(PersonId, PostId?, DateOnly?)>();
        // The predecessor first, so that a successor is compared with how the other ends.
        return [.. rows.Select(r => Read(r, seen)).OrderBy(r => r.Held?.Validity.From).Select(Accept)];
    }

    private Stated Read(RowCells cells, SeenRows<(PersonId, PostId?, DateOnly?)> seen)
    {
        var code = cells.Code("code");
        var person = ReadPerson(cells, new PersonId(draft.Known(code ?? "")));
        var held = ReadIncumbency(cells, person.Id);
        if (code is not null)
            seen.Add(cells, "code", (person.Id, held?.Post, held?.Validity.From), code);
        if (!cells.IsRefused && !read.TryAdd(person.Id, (person, cells.Number)) && read[person.Id] is var first && first.Person != person)
            cells.Refuse(null, "import.person-differs", ("value", person.Id.Value), ("row", $"{first.Row}"));
        return new Stated(cells, person, held);
    }

    private Person ReadPerson(RowCells cells, PersonId id)
    {
        var present = draft.People.GetValueOrDefault(id);
        return new Person(id, cells.Text("name") ?? "", cells.Or("phone", present?.Phone, c => Phone(cells, c)), cells.Or("email", present?.Email, c => Email(cells, c)));
    }

    private Incumbency? ReadIncumbency(RowCells cells, PersonId person)
    {
        if (cells.Text("post") is not { } text || posts.Find(cells, "post", text) is not { } post)
            return null;
        // Without a column for the first day the row means the time that is known.
        var present = cells.Has("from") ? draft.Find(person, post.Id, cells.Date("from")) : draft.HoldersOf(post.Id).FirstOrDefault(i => i.Person == person);
        return new Incumbency(person, post.Id, cells.Validity(present?.Validity ?? default), cells.Or("acting", present?.Acting ?? false, cells.Flag));
    }

    private RowOutcome Accept(Stated row)
    {
        var (cells, person, held) = row;
        if (held is not null && Other(held) is { } other)
            cells.Refuse("post", "import.post-taken", ("value", held.Post.Value), ("other", other.Person.Value));
        return cells.Outcome(person.Id.Value, cells.IsRefused ? RowResult.Refused : Put(person, held));
    }

    private RowResult Put(Person person, Incumbency? held)
    {
        var result = draft.Put(person);
        return held is not null && draft.Put(held) != RowResult.Unchanged && result == RowResult.Unchanged ? RowResult.Updated : result;
    }

    private Incumbency? Other(Incumbency held) =>
        draft.HoldersOf(held.Post).FirstOrDefault(i => i.Person != held.Person && i.Validity.Overlaps(held.Validity));

    private static string? Phone(RowCells cells, string column)
    {
        if (cells.Text(column) is not { } text)
            return null;
        var whole = CellText.Unscientific(text);
        var number = whole is null ? null : PhoneText.Read(whole);
        if (number is null)
            cells.Refuse(column, whole is null ? "import.phone-rounded" : "import.phone-unreadable", ("value", text));
        return number;
    }

    private static string? Email(RowCells cells, string column)
    {
        var text = cells.Text(column);
        if (text is null || (MailAddress.TryCreate(text, out var address) && address.Address == text))
            return text;
        cells.Refuse(column, "import.email-unreadable", ("value", text));
        return null;
    }

    private sealed record Stated(RowCells Cells, Person Person, Incumbency? Held);
}
