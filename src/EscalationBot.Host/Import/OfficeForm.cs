using EscalationBot.Channels.Phones;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Import.Form;
using EscalationBot.Host.Import.Rows;

namespace EscalationBot.Host.Import;

/// <summary>Fills in the form: with the office as it is, so that importing it again changes nothing, or with examples.</summary>
/// <param name="texts">Their language is that of the names of sheets, columns and words.</param>
internal sealed class OfficeForm(ImportTexts texts)
{
    private const int PageSize = 500;
    private readonly ImportForm form = ImportForm.Default;
    private readonly int place = texts.Place;

    /// <summary>The whole directory and the open proposals; accounts and link codes are nobody's business.</summary>
    public IReadOnlyList<ImportSheet> Export(IOffice office) =>
    [
        Sheet("units", office.Directory.Units.Values.OrderBy(u => u.Id.Value, StringComparer.Ordinal).Select(Row)),
        Sheet("posts", office.Directory.Posts.Values.OrderBy(p => p.Id.Value, StringComparer.Ordinal).Select(Row)),
        Sheet("people", People(office.Directory)),
        Sheet("delegations", office.Directory.Delegations.Select(Row)),
        Sheet("proposals", Open(office).OrderBy(p => p.Id).Select(Row)),
    ];

    /// <summary>Headings, example rows, and a sheet that explains every column.</summary>
    public IReadOnlyList<ImportSheet> Template() =>
        [.. form.Tables.Select(t => Sheet(t.Key, t.Examples.Select(e => Example(t, e)))), Notes()];

    private IReadOnlyList<string> Row(Unit unit) =>
    [
        unit.Id.Value, unit.Name, Word(unit.Kind), unit.Symbol ?? "", Join(unit.Aliases), Join(unit.Fields), unit.Parent?.Value ?? "",
        CellText.Of(unit.Validity.From), CellText.Of(unit.Validity.To), unit.Successor?.Value ?? "", unit.LegalBasis ?? "",
    ];

    private IReadOnlyList<string> Row(Post post) =>
    [
        post.Id.Value, post.Unit.Value, post.Title, Word(post.Role), Join(post.Fields), CellText.Of(post.DigestTime),
        CellText.Of(post.Validity.From), CellText.Of(post.Validity.To),
    ];

    /// <summary>A row for every post a person holds, and one for a person without any.</summary>
    private IEnumerable<IReadOnlyList<string>> People(OfficeDirectory directory)
    {
        var held = directory.Incumbencies.ToLookup(i => i.Person);
        return
            from person in directory.People.Values.OrderBy(p => p.Id.Value, StringComparer.Ordinal)
            from incumbency in held[person.Id].DefaultIfEmpty()
            select Row(person, incumbency);
    }

    private IReadOnlyList<string> Row(Person person, Incumbency? held) =>
    [
        person.Id.Value, person.Name, PhoneText.Show(person.Phone), person.Email ?? "", held?.Post.Value ?? "",
        CellText.Of(held?.Validity.From), CellText.Of(held?.Validity.To), held is null ? "" : form.Word("Flag", held.Acting ? "Yes" : "No", place),
    ];

    private IReadOnlyList<string> Row(Delegation delegation) =>
    [
        delegation.Post.Value, delegation.Delegate.Value, CellText.Of(delegation.Validity.From), CellText.Of(delegation.Validity.To),
        Word(delegation.Scope), delegation.LegalBasis ?? "",
    ];

    private IReadOnlyList<string> Row(Proposal proposal)
    {
        var evidence = proposal.Stall?.Evidence;
        return
        [
            proposal.Id.ToString(), proposal.Unit.Value, Word(proposal.Path), proposal.Addressee.Value, proposal.Request.Code,
            CellText.Of(proposal.Request.Date), proposal.Subject, CellText.Of(proposal.Deadline.On), Word(ProposalStatuses.Of(proposal)),
            evidence?.Reply?.Code ?? "", CellText.Of(evidence?.Reply?.Date), evidence?.Passage ?? "", evidence?.PointedTo?.Value ?? "",
            evidence?.Explanation ?? "", Join((evidence?.Reminders ?? []).Select(Shown)),
        ];
    }

    private ImportSheet Sheet(string table, IEnumerable<IReadOnlyList<string>> rows)
    {
        var known = form.Table(table);
        return Numbered(known.Sheets[place], [[.. known.Columns.Select(c => c.Headings[place])], .. rows]);
    }

    /// <summary>The examples stand in the data with their Vietnamese words.</summary>
    private string[] Example(FormTable table, IReadOnlyList<string> cells) =>
        [.. cells.Select((c, i) => table.Columns[i].Words is { } list && c.Length > 0 ? form.Word(list, form.Value(list, c)!, place) : c)];

    private ImportSheet Notes() => Numbered(form.Notes[place],
    [
        .. Enumerable.Range(1, 4).Select(i => new[] { texts.Text($"form.general.{i}") }),
        [texts.Text("form.table"), texts.Text("form.column"), texts.Text("form.required"), texts.Text("form.meaning"), texts.Text("form.words")],
        .. form.Tables.SelectMany(t => t.Columns.Select(c => Note(t, c))),
    ]);

    private string[] Note(FormTable table, FormColumn column) =>
    [
        table.Sheets[place], column.Headings[place], form.Word("Flag", column.Required ? "Yes" : "No", place),
        texts.Text($"form.{table.Key}.{column.Key}"), column.Words is null ? "" : Join(form.WordsOf(column.Words, place)),
    ];

    private static IEnumerable<Proposal> Open(IOffice office)
    {
        string? after = null;
        do
        {
            var page = office.List(new ProposalQuery(), after, PageSize);
            foreach (var proposal in page.Items)
                yield return proposal;
            after = page.Next;
        }
        while (after is not null);
    }

    private static ImportSheet Numbered(string name, IReadOnlyList<IReadOnlyList<string>> rows) =>
        new(name, [.. rows.Select((r, i) => new ImportRow(i + 1, r))]);

    private string Shown(DocumentReference document) => document.Date is { } date
        ? texts.Text("form.document", ("code", document.Code), ("date", CellText.Of(date)))
        : document.Code;

    private string Word<T>(T value)
        where T : struct, Enum => form.Word(typeof(T).Name, value.ToString(), place);

    private static string Join(IEnumerable<string> values) => string.Join("; ", values);
}
