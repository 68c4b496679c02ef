using EscalationBot.Domain.Office;
using EscalationBot.Host.Import.Form;
using EscalationBot.Host.Import.Rows;

namespace EscalationBot.Host.Import;

/// <summary>
/// What a spreadsheet would do to the office: an outcome for every row, and the changes of all rows that can be taken. A
/// function of the sheets, the office and now: made twice it says the same, and after it was carried out it says "unchanged".
/// </summary>
/// <param name="Rows">In the order of the file.</param>
/// <param name="Changes">Ready to be committed in one turn; empty when nothing changes.</param>
public sealed record ImportPlan(IReadOnlyList<SheetRemark> Sheets, IReadOnlyList<RowOutcome> Rows, OfficeChanges Changes)
{
    /// <summary>Stands behind facts that an import recorded, in place of a message.</summary>
    public const string Message = "import";

    /// <summary>Whether any sheet was one of the form.</summary>
    public bool IsReadable { get; private init; }

    /// <summary>Whether a sheet could not be read at all.</summary>
    public bool LeftOut { get; private init; }

    /// <param name="now">The moment of the turn that carries the plan out.</param>
    public static ImportPlan Make(IReadOnlyList<ImportSheet> sheets, IOffice office, DateTimeOffset now)
    {
        var form = ImportForm.Default;
        var remarks = new List<SheetRemark>();
        var layouts = sheets.Select(s => SheetLayout.Find(form, s, remarks)).OfType<SheetLayout>().ToList();
        var (rows, changes) = Take(form, layouts, office, now);
        var order = sheets.Select((s, i) => (s, i)).ToLookup(p => p.s.Name, p => p.i);
        var outcomes = rows.OrderBy(r => order[r.Sheet].First()).ThenBy(r => r.Row).ToList();
        changes.Audit.AddRange(outcomes.Where(r => r.Result is RowResult.Created or RowResult.Updated)
            .Select(r => new AuditEntry(now, null, null, $"Import{r.Result}", r.Subject, $"{r.Table}, {r.Row}")));
        return new ImportPlan(remarks, outcomes, Clockwork.Seal(office, changes, now)) { IsReadable = layouts.Count > 0, LeftOut = layouts.Count < sheets.Count(s => !form.IsNotes(s.Name)) };
    }

    public int Count(RowResult result) => Rows.Count(r => r.Result == result);

    /// <summary>Table by table, so that a row can refer to whatever stands in an earlier table, in any sheet.</summary>
    private static (List<RowOutcome> Rows, OfficeChanges Changes) Take(ImportForm form, List<SheetLayout> layouts, IOffice office, DateTimeOffset now)
    {
        var today = office.Rules.Time.Day(now);
        var draft = new DirectoryDraft(office.Directory);
        var rows = new List<RowOutcome>();
        rows.AddRange(new UnitRows(draft, today).Take(Cells("units")));
        rows.AddRange(new PostRows(draft, today).Take(Cells("posts")));
        rows.AddRange(new PersonRows(draft, today).Take(Cells("people")));
        rows.AddRange(new DelegationRows(draft, today).Take(Cells("delegations")));
        var proposals = new ProposalRows(office, draft, now);
        rows.AddRange(proposals.Take(Cells("proposals")));
        var changes = new OfficeChanges { Directory = draft.Result };
        changes.Proposals.AddRange(proposals.Changes);
        return (rows, changes);

        IReadOnlyList<RowCells> Cells(string table) =>
            [.. layouts.Where(l => l.Table.Key == table).SelectMany(l => l.Rows.Select(r => new RowCells(form, l, r)))];
    }
}
