using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Microsoft.Extensions.Time.Testing;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>What the running self-check says of the store, and of timers after an outage.</summary>
public sealed class SelfAuditorTests : IAsyncDisposable
{
    private readonly StoreUnderTest store = InMemory();
    private readonly Store upkeep = new();
    private readonly FakeTimeProvider time = new(Days.At("9/1/2026", "17:00"));

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Theory]
    [InlineData("12/1/2026", "06:20", "06:30", false)]
    [InlineData("12/1/2026", "08:30", "08:31", false)]
    [InlineData("12/1/2026", "08:30", "09:31", true)]
    public async Task A_timer_of_the_time_of_an_outage_is_late_after_an_hour_of_running_while_the_office_is_open(string day, string start, string check, bool late)
    {
        await store.ChangeAsync(c => c.Timers.Add(new TimerChange("t", Clockwork.StepJob, "KN-0001", Days.At("10/1/2026", "17:30"))));
        time.SetUtcNow(Days.At(day, start));
        var auditor = Auditor();
        time.SetUtcNow(Days.At(day, check));

        Assert.Equal(late, auditor.Check().Findings.Contains(new AuditFinding(AuditFault.TimersStuck, 1)));
    }

    [Fact]
    public void A_store_that_could_not_fold_its_journal_is_a_finding()
    {
        var auditor = Auditor();
        Assert.True(auditor.Check().IsSound);
        upkeep.Trouble = new IOException("disk full");
        Assert.Equal([new AuditFinding(AuditFault.StoreBehind, 1)], auditor.Check().Findings);
    }

    private SelfAuditor Auditor()
    {
        var turns = new TurnRunner(store.Turns, RunningOffice.RealBot, new IncomingSheets(store.Turns, store.Files, time), new Host.Runtime.Delivery.Channels([]), time);
        return new SelfAuditor(store.Turns, store.Queue, store.Audit, turns, new Accesses([]), time, upkeep);
    }

    private sealed class Store : IUpkeep
    {
        public Exception? Trouble { get; set; }

        public Task TryAgainAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
