using System.CommandLine;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>Checks what must always hold: the audit chain, the records and their counters, and what became of everything that was due.</summary>
internal static class VerifyCommand
{
    public static Command Create(Workbench bench) => AllCommands.Simple("verify", cancellation =>
        bench.WithCopyAsync(office => Task.FromResult(Run(bench, office)), cancellation));

    /// <returns>The exit code: 0 when everything holds, otherwise 1.</returns>
    public static int Run(Workbench bench, OpenOffice office)
    {
        using var present = office.Store.Turns.Read();
        var audit = DeliveryCheck.Audit(office, present);
        var records = RecordCheck.All(present);
        var whole = Report(bench, "verify.audit", DeliveryCheck.ChainFaults(audit));
        whole &= Report(bench, "verify.records", RecordCheck.Records(present, records));
        whole &= Report(bench, "verify.tallies", RecordCheck.Counters(present, records));
        whole &= Report(bench, "verify.work", DeliveryCheck.Faults(audit, office));
        foreach (var line in DeliveryCheck.Figures(audit))
            bench.Say(line);
        return whole ? 0 : 1;
    }

    private static bool Report(Workbench bench, string what, List<LocalText> faults)
    {
        if (faults.Count == 0)
            bench.Say(About("verify.ok", HostTexts.Get(what)));
        foreach (var fault in faults)
            bench.Error.WriteLine(About("verify.broken", fault).Lines);
        return faults.Count == 0;
    }

    private static LocalText About(string key, LocalText what) =>
        new(HostTexts.Get(key, ("what", what.Vi)).Vi, HostTexts.Get(key, ("what", what.En)).En);
}
