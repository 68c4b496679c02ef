using System.Globalization;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Host.Import.Rows;

/// <summary>
/// The table of units. Rows refer to each other in any order, so all are read first; a row that refers to a refused one is
/// refused too.
/// </summary>
internal sealed class UnitRows(DirectoryDraft draft, DateOnly today)
{
    public IReadOnlyList<RowOutcome> Take(IReadOnlyList<RowCells> rows)
    {
        var seen = new SeenRows<UnitId>();
        var candidates = rows.Select(r => Read(r, seen)).ToList();
        var units = new Dictionary<UnitId, Unit>(draft.Units);
        foreach (var candidate in candidates.Where(c => c.Unit.Id.Value.Length > 0))
            units[candidate.Unit.Id] = candidate.Unit;
        var names = Names.Of(units.Values, today);
        foreach (var candidate in candidates)
            units[candidate.Unit.Id] = candidate.Link(names);
        foreach (var candidate in candidates)
            candidate.RefuseCircles(units);
        RefuseFollowers(candidates);
        return [.. candidates.Select(Accept)];
    }

    private Candidate Read(RowCells cells, SeenRows<UnitId> seen)
    {
        var code = cells.Code("code");
        var id = new UnitId(draft.Known(code ?? ""));
        var present = draft.Units.GetValueOrDefault(id);
        if (code is not null)
            seen.Add(cells, "code", id, code);
        var unit = new Unit(
            id, cells.Text("name") ?? "", cells.Word<UnitKind>("kind") ?? default, cells.Or("symbol", present?.Symbol, cells.Text),
            cells.Or("aliases", present?.Aliases ?? [], cells.List), cells.Or("fields", present?.Fields ?? [], cells.List),
            present?.Parent, cells.Validity(present?.Validity ?? default), present?.Successor, cells.Or("basis", present?.LegalBasis, cells.Text));
        return new Candidate(cells, unit);
    }

    /// <summary>Refuses what refers to a refused new unit, and what refers to that, and so on. A unit that exists already stays as it was.</summary>
    private void RefuseFollowers(List<Candidate> candidates)
    {
        var followers = candidates.SelectMany(c => c.References.Select(r => (To: r.Id, By: c, r.Column))).ToLookup(r => r.To);
        var refused = new Queue<Candidate>(candidates.Where(c => c.Cells.IsRefused));
        while (refused.TryDequeue(out var gone))
        {
            if (draft.Units.ContainsKey(gone.Unit.Id))
                continue;
            foreach (var (_, by, column) in followers[gone.Unit.Id].Where(f => !f.By.Cells.IsRefused))
            {
                by.Cells.Refuse(column, "import.unit-refused", ("value", gone.Unit.Id.Value), ("row", gone.Cells.Number.ToString(CultureInfo.InvariantCulture)));
                refused.Enqueue(by);
            }
        }
    }

    private RowOutcome Accept(Candidate candidate) =>
        candidate.Cells.Outcome(candidate.Unit.Id.Value, candidate.Cells.IsRefused ? RowResult.Refused : draft.Put(candidate.Unit));

    /// <summary>A row on its way into the directory.</summary>
    private sealed class Candidate(RowCells cells, Unit unit)
    {
        // Committee, district, commune, and a few mergers: nothing real is longer.
        private const int LongestChain = 50;

        public RowCells Cells => cells;

        public Unit Unit { get; private set; } = unit;

        public IEnumerable<(UnitId Id, string Column)> References
        {
            get
            {
                if (Unit.Parent is { } parent)
                    yield return (parent, "parent");
                if (Unit.Successor is { } successor)
                    yield return (successor, "successor");
            }
        }

        public Unit Link(Names<Unit> names)
        {
            Unit = Unit with { Parent = Find("parent", Unit.Parent, names), Successor = Find("successor", Unit.Successor, names) };
            if (Unit is { Successor: not null, Validity.To: null })
                cells.Refuse("to", "import.successor-without-end");
            return Unit;
        }

        public void RefuseCircles(Dictionary<UnitId, Unit> units)
        {
            if (ComesBack(units, u => u.Parent))
                cells.Refuse("parent", "import.circle");
            if (ComesBack(units, u => u.Successor))
                cells.Refuse("successor", "import.circle");
        }

        private UnitId? Find(string column, UnitId? present, Names<Unit> names) =>
            cells.Or(column, present, c => cells.Text(c) is { } text ? names.Find(cells, c, text)?.Id : null);

        private bool ComesBack(Dictionary<UnitId, Unit> units, Func<Unit, UnitId?> next)
        {
            var at = next(Unit);
            for (var hops = 0; at is { } id && hops < LongestChain; hops++)
            {
                if (id == Unit.Id)
                    return true;
                at = units.TryGetValue(id, out var body) ? next(body) : null;
            }
            return false;
        }
    }
}
