using System.Globalization;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Commands;

/// <summary>The self-check of every morning, as the command line says it: numbers of rows and keys, never what they say.</summary>
internal static class DeliveryCheck
{
    /// <summary>More of a kind are not named one by one.</summary>
    private const int MostNamed = 20;

    /// <summary>The office stands still while the command has it open, so timers may be as late as rows.</summary>
    public static SelfAudit Audit(OpenOffice office, IOffice present)
    {
        var late = office.Store.Work.DueTimers(office.Now, int.MaxValue).Count(t => SelfAuditing.IsStuck(present.Rules, t.Due, office.Now));
        return SelfAuditing.Compose(present, new StoreCheck(office.Store.Audit.FirstBroken(), late), office.Now);
    }

    public static List<LocalText> ChainFaults(SelfAudit audit) =>
        [.. audit.Findings.Where(f => f.Fault == AuditFault.AuditBroken).Select(f => HostTexts.Get("verify.audit-entry", ("number", f.Count)))];

    public static List<LocalText> Faults(SelfAudit audit, OpenOffice office) =>
    [
        .. audit.Findings
            .Where(f => f.Fault != AuditFault.AuditBroken)
            .SelectMany(f => Named(f.Fault, office).Prepend(HostTexts.Get($"verify.fault.{f.Fault}", ("count", f.Count)))),
    ];

    /// <summary>What was due on the day that was checked and what became of it, kind by kind, and since when something waits.</summary>
    public static IEnumerable<LocalText> Figures(SelfAudit audit)
    {
        foreach (var sums in audit.Sums.Where(s => s.Due > 0))
        {
            var (kind, day) = (HostTexts.Get($"verify.kind.{sums.Kind}"), audit.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            yield return new LocalText(Sums(kind.Vi, day, sums).Vi, Sums(kind.En, day, sums).En);
        }
        if (audit.OldestWaiting is { } since)
            yield return HostTexts.Get("verify.oldest", ("since", since.ToString("O", CultureInfo.InvariantCulture)));
    }

    private static LocalText Sums(string kind, string day, IntentSums sums) => HostTexts.Get(
        "verify.sums", ("kind", kind), ("day", day), ("due", sums.Due), ("out", sums.Out), ("suppressed", sums.Suppressed),
        ("failed", sums.Failed + sums.Unreachable), ("unknown", sums.Unknown), ("waiting", sums.Waiting), ("missing", sums.Missing));

    private static IEnumerable<LocalText> Named(AuditFault fault, OpenOffice office) => fault switch
    {
        AuditFault.OutboxStuck => office.Store.Log.Work(DateTimeOffset.MaxValue)
            .Where(w => w.State is WorkState.Waiting or WorkState.Sending && SelfAuditing.IsStuck(office.Settings.Rules, w.Due, office.Now))
            .Take(MostNamed)
            .Select(w => HostTexts.Get("verify.stuck", ("id", w.Id), ("kind", w.Notice?.GetType().Name ?? w.Message?.Kind.ToString()), ("due", w.Due.ToString("O", CultureInfo.InvariantCulture)))),
        AuditFault.MessagesStuck => office.Store.Turns.SetAside().Take(MostNamed).Select(s => HostTexts.Get("verify.set-aside", ("key", s.Message.Key))),
        _ => [],
    };
}
