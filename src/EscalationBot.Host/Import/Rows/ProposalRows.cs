using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Import.Files;
using EscalationBot.Host.Import.Form;

namespace EscalationBot.Host.Import.Rows;

/// <summary>
/// The table of running proposals. A row belongs to the record of its unit that was started by its document; what the
/// rules of proposals refuse in a chat they refuse here as well.
/// </summary>
internal sealed class ProposalRows(IOffice office, DirectoryDraft draft, DateTimeOffset now)
{
    private readonly DateOnly today = office.Rules.Time.Day(now);
    private readonly Names<Unit> units = Names.Of(draft.Units.Values, office.Rules.Time.Day(now));
    private readonly SeenRows<(UnitId, DocumentKey)> seen = new();
    private int next = office.NextProposalId.Number;

    /// <summary>The facts of the rows that were taken, in the order of the rows.</summary>
    public List<ProposalChange> Changes { get; } = [];

    public IReadOnlyList<RowOutcome> Take(IReadOnlyList<RowCells> rows) => [.. rows.Select(Take)];

    private RowOutcome Take(RowCells cells)
    {
        var stated = Read(cells);
        if (stated is null)
            return cells.Outcome(cells.Text("request") ?? "", RowResult.Refused);
        var known = Find(cells, stated);
        if (cells.IsRefused)
            return cells.Outcome(stated.Request.Code, RowResult.Refused);
        var record = new RecordDraft(known?.Id ?? new ProposalId(next), known, new Provenance(now, null, null, ImportPlan.Message));
        if (known is null)
            Start(cells, stated, record);
        else
            Correct(cells, stated, record);
        if (!cells.IsRefused)
            Report(cells, stated, record);
        return Accept(cells, record, known is null);
    }

    private RowOutcome Accept(RowCells cells, RecordDraft record, bool isNew)
    {
        if (cells.IsRefused)
            return cells.Outcome(isNew ? cells.Text("request")! : record.Id.ToString(), RowResult.Refused);
        if (record.Facts.Count > 0)
            Changes.Add(new ProposalChange(record.Id, record.Facts));
        if (isNew)
            next++;
        return cells.Outcome(record.Id.ToString(), isNew ? RowResult.Created : record.Facts.Count > 0 ? RowResult.Updated : RowResult.Unchanged);
    }

    private StatedProposal? Read(RowCells cells)
    {
        var unit = Body(cells, "unit");
        var addressee = Body(cells, "addressee");
        var request = cells.Document("request", "date", unit?.Id, today);
        if (request is { Date: null })
            cells.Refuse("date", "import.cell-empty");
        var path = cells.Word<ProposalPath>("path")
            ?? (addressee?.Kind == UnitKind.Ministry ? ProposalPath.Central : ProposalPath.Provincial);
        var stated = new StatedProposal(
            Code(cells), unit!, path, addressee!, request!, cells.Text("subject") ?? "", cells.Date("due"), cells.Word<ProposalStatus>("status"));
        if (!cells.IsRefused)
            seen.Add(cells, "request", (unit!.Id, request!.Key), request.Code);
        return cells.IsRefused ? null : stated;
    }

    private static ProposalId? Code(RowCells cells)
    {
        if (cells.Text("code") is not { } text)
            return null;
        if (ProposalId.TryParse(text, out var id))
            return id;
        cells.Refuse("code", "import.record-code-unreadable", ("value", text));
        return null;
    }

    private Unit? Body(RowCells cells, string column) => cells.Text(column) is { } text ? units.Find(cells, column, text) : null;

    /// <summary>The record of this unit that the document started, else the one whose code the row gives.</summary>
    private Proposal? Find(RowCells cells, StatedProposal stated)
    {
        var coded = stated.Code is { } code ? office.Find(code) : null;
        var started = office.FindByDocument(stated.Request with { Issuer = null })
            .FirstOrDefault(p => p.Unit == stated.Unit.Id && !p.IsTakenBack && SameDocument(p.Request, stated.Request));
        if (coded is not null && coded.Unit != stated.Unit.Id)
            cells.Refuse("unit", "import.record-other-unit", ("value", coded.Id.ToString()));
        else if (coded is not null && started is not null && coded.Id != started.Id)
            cells.Refuse("code", "import.record-other-document", ("value", coded.Id.ToString()), ("other", started.Id.ToString()));
        else if (stated.Code is { } given && coded is null && started?.Id != given)
            cells.Note("code", "import.record-new-code", ("value", given.ToString()));
        return started ?? coded;
    }

    private void Start(RowCells cells, StatedProposal stated, RecordDraft record)
    {
        var rule = office.Rules.Limit(stated.Path);
        var counted = office.Rules.Calendar.AddWorkingDays(stated.Request.Date!.Value, rule.WorkingDays);
        var due = stated.Due ?? counted;
        if (due < stated.Request.Date)
            cells.Refuse("due", "import.due-before-request");
        if (due != counted)
            rule = rule with { WorkingDays = office.Rules.Calendar.WorkingDaysBetween(stated.Request.Date.Value, due), Source = ImportForm.Default.Source, IsDefault = false };
        if (!cells.IsRefused)
            record.Apply(cells, null, ProposalRules.File(
                new Filed(stated.Unit.Id, stated.Path, stated.Addressee.Id, stated.Subject, stated.Request, due, rule), stated.Addressee, today));
    }

    private void Correct(RowCells cells, StatedProposal stated, RecordDraft record)
    {
        var known = record.Present!;
        if (known.Path != stated.Path)
            cells.Refuse("path", "import.path-fixed", ("value", known.Id.ToString()));
        var correction = new Corrected(
            stated.Subject == CellCleaning.Clean(known.Subject) ? null : stated.Subject,
            SameDocument(known.Request, stated.Request) && known.Request.Date == stated.Request.Date ? null : stated.Request with { Issuer = known.Request.Issuer },
            stated.Addressee.Id == known.Addressee ? null : stated.Addressee.Id);
        if (correction is not { Subject: null, Request: null, Addressee: null })
            record.Apply(cells, null, ProposalRules.Correct(known, correction, correction.Addressee is null ? null : stated.Addressee, office.Rules.Calendar, today));
        if (!cells.IsRefused)
            MoveDeadline(cells, stated, record);
    }

    /// <summary>A row that still states the first deadline says nothing about extensions made since.</summary>
    private void MoveDeadline(RowCells cells, StatedProposal stated, RecordDraft record)
    {
        if (stated.Due is not { } due || due == record.Present!.Deadline.On || due == record.Present.OriginalDue)
            return;
        if (due < stated.Request.Date)
            cells.Refuse("due", "import.due-before-request");
        else if (!record.Present.IsOpen)
            cells.Refuse("due", Domain.RefusalKeys.Closed, ("code", record.Id.ToString()));
        else
        {
            record.Append(new DeadlineMoved(due, ImportForm.Default.Source));
            record.Apply(cells, "due", ProposalRules.Age(record.Present, today));
        }
    }

    private void Report(RowCells cells, StatedProposal stated, RecordDraft record)
    {
        var present = record.Present!;
        if (stated.Status == ProposalStatus.Resolved)
        {
            var reply = cells.Document("reply", "reply-date", present.Addressee, today);
            if (!cells.IsRefused && (present.ClosingReply is null || !Same(present.ClosingReply, reply)))
                record.Apply(cells, "reply", ProposalRules.Resolve(present, reply, today));
        }
        else if (stated.Status?.Category() is { } category)
        {
            var report = new StallReport(category, Evidence(cells, present, category));
            if (!cells.IsRefused && !Same(present.Stall, report))
                record.Apply(cells, "status", ProposalRules.ReportStall(present, report, today));
        }
        else if (cells.Text("reply") is not null)
            cells.Note("reply", "import.reply-without-status");
    }

    /// <summary>What the row shows for the stall; columns the sheet does not have keep what was shown before.</summary>
    private Evidence Evidence(RowCells cells, Proposal present, StallCategory category)
    {
        var before = present.Stall?.Category == category ? present.Stall.Evidence : new Evidence();
        return before with
        {
            Reply = cells.Or("reply", before.Reply, c => cells.Document(c, "reply-date", present.Addressee, today)),
            Passage = cells.Or("passage", before.Passage, cells.Text),
            PointedTo = cells.Or("pointed-to", before.PointedTo, c => Body(cells, c)?.Id),
            Explanation = cells.Or("explanation", before.Explanation, cells.Text),
            Reminders = cells.Or("reminders", before.Reminders, c => cells.Documents(c, present.Unit, today) is { Count: > 0 } documents ? documents : null),
        };
    }

    private static bool Same(StallReport? a, StallReport b) =>
        a is not null
        && a.Category == b.Category
        && Plain(a.Evidence) == Plain(b.Evidence)
        && Same(a.Evidence.Reply, b.Evidence.Reply)
        && (a.Evidence.Reminders ?? []).Select(Shown).SequenceEqual((b.Evidence.Reminders ?? []).Select(Shown));

    /// <summary>The parts of the evidence that are no documents, as cells show them: a passage from a chat may hold line breaks.</summary>
    private static Evidence Plain(Evidence evidence) => evidence with
    {
        Reply = null,
        Reminders = null,
        Passage = evidence.Passage is { } passage ? CellCleaning.Clean(passage) : null,
        Explanation = evidence.Explanation is { } explanation ? CellCleaning.Clean(explanation) : null,
    };

    private static bool Same(DocumentReference? a, DocumentReference? b) => Shown(a) == Shown(b);

    // The issuer stands in no cell, so it tells nothing apart here.
    private static (string?, DateOnly?) Shown(DocumentReference? document) => (document?.Key.Code, document?.Date);

    private static bool SameDocument(DocumentReference a, DocumentReference b) => a.Key with { Issuer = null } == b.Key with { Issuer = null };

    /// <summary>What the row says, read and looked up.</summary>
    private sealed record StatedProposal(
        ProposalId? Code, Unit Unit, ProposalPath Path, Unit Addressee, DocumentReference Request, string Subject, DateOnly? Due, ProposalStatus? Status);
}
