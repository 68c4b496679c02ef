using System.CommandLine;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Commands;

/// <summary>Checks what must always hold: the audit chain, the counters, the indexes, and that nothing is stuck on its way out.</summary>
internal static class VerifyCommand
{
    /// <summary>Due work waits this long only when something is wrong.</summary>
    private static readonly TimeSpan StuckAfter = TimeSpan.FromHours(24);

    private const int PageSize = 1000;

    public static Command Create(Workbench bench) => AllCommands.Simple("verify", _ => bench.WithOfficeAsync(office => Task.FromResult(Run(bench, office))));

    private static int Run(Workbench bench, OpenOffice office)
    {
        var whole = Report(bench, "verify.audit", AuditFaults(office.Store.Audit));
        using var present = office.Store.Turns.Read();
        var records = AllRecords(present);
        whole &= Report(bench, "verify.records", RecordFaults(present, records));
        whole &= Report(bench, "verify.tallies", CounterFaults(present, records));
        whole &= Report(bench, "verify.work", WorkFaults(office));
        return whole ? 0 : 1;
    }

    private static bool Report(Workbench bench, string what, List<LocalText> faults)
    {
        var text = HostTexts.Get(what);
        if (faults.Count == 0)
            bench.Say(new LocalText(HostTexts.Get("verify.ok", ("what", text.Vi)).Vi, HostTexts.Get("verify.ok", ("what", text.En)).En));
        foreach (var fault in faults)
            bench.Error.WriteLine(new LocalText(HostTexts.Get("verify.broken", ("what", fault.Vi)).Vi, HostTexts.Get("verify.broken", ("what", fault.En)).En).Lines);
        return faults.Count == 0;
    }

    private static List<LocalText> AuditFaults(IAuditTrail audit) =>
        audit.FirstBroken() is { } number ? [HostTexts.Get("verify.audit-entry", ("number", number))] : [];

    private static List<LocalText> CounterFaults(IOffice office, IReadOnlyList<Proposal> records) =>
    [
        .. TallyRecount.Differences(office.Tallies, records).Select(d => HostTexts.Get(
            "verify.tally", ("body", d.Addressee), ("kept", $"{d.Kept.OpenInTime} + {d.Kept.OpenOverdue} / {d.Kept.Filed}"),
            ("counted", $"{d.Counted.OpenInTime} + {d.Counted.OpenOverdue} / {d.Counted.Filed}"))),
    ];

    /// <summary>Every record is found by its code and by its document, and its facts give what is kept of it.</summary>
    private static List<LocalText> RecordFaults(IOffice office, IReadOnlyList<Proposal> records) =>
    [
        .. records
            .Where(p => office.Find(p.Id) is null || office.FindByDocument(p.Request).All(found => found.Id != p.Id)
                || Proposal.Fold(p.Id, p.History) is var fold && (fold.Group, fold.Deadline, fold.Addressee) != (p.Group, p.Deadline, p.Addressee))
            .Select(p => HostTexts.Get("verify.record", ("id", p.Id))),
    ];

    private static List<Proposal> AllRecords(IOffice office)
    {
        var records = new List<Proposal>();
        string? after = null;
        do
        {
            var page = office.List(new ProposalQuery(OpenOnly: false), after, PageSize);
            records.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return records;
    }

    private static List<LocalText> WorkFaults(OpenOffice office)
    {
        var late = office.Now - StuckAfter;
        var stuck = office.Store.Log.Work(DateTimeOffset.MinValue)
            .Where(w => w.State is WorkState.Waiting or WorkState.Sending && w.Due < late)
            .Select(w => HostTexts.Get("verify.stuck", ("id", w.Id), ("kind", w.Notice?.GetType().Name ?? w.Message?.Kind.ToString()), ("due", w.Due.ToString("O"))));
        var aside = office.Store.Turns.SetAside().Select(s => HostTexts.Get("verify.set-aside", ("key", s.Message.Key)));
        return [.. stuck, .. aside];
    }
}
