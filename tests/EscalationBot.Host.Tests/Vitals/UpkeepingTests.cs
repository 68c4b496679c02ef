using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Storage;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Host.Tests.Vitals;

/// <summary>A store that could not fold its journal is asked again at every pass; the log says when it began and when it was over.</summary>
public sealed class UpkeepingTests : IDisposable
{
    private readonly StubbornStore store = new();
    private readonly Notes notes = new();
    private readonly Upkeeping upkeeping;

    public UpkeepingTests() => upkeeping = new Upkeeping(store, notes);

    public void Dispose() => upkeeping.Dispose();

    [Fact]
    public async Task A_store_in_order_is_left_alone()
    {
        await upkeeping.PassAsync(CancellationToken.None);
        Assert.Equal((0, 0), (store.Attempts, notes.Count));
    }

    [Fact]
    public async Task It_is_tried_at_every_pass_and_told_once()
    {
        store.FailuresToCome = 3;
        store.Trouble = new IOException("disk full");
        for (var pass = 0; pass < 3; pass++)
            await upkeeping.PassAsync(CancellationToken.None);
        Assert.Equal((3, LogLevel.Error), (store.Attempts, Assert.Single(notes)));

        await upkeeping.PassAsync(CancellationToken.None);
        Assert.Equal([LogLevel.Error, LogLevel.Information], notes);

        store.Trouble = new IOException("disk full");
        await upkeeping.PassAsync(CancellationToken.None);
        Assert.Equal([LogLevel.Error, LogLevel.Information, LogLevel.Error, LogLevel.Information], notes);
    }

    private sealed class StubbornStore : IUpkeep
    {
        public Exception? Trouble { get; set; }

        public int FailuresToCome { get; set; }

        public int Attempts { get; private set; }

        public Task TryAgainAsync(CancellationToken cancellation)
        {
            if (++Attempts > FailuresToCome)
                Trouble = null;
            return Task.CompletedTask;
        }
    }

    /// <summary>The levels of what was logged.</summary>
    private sealed class Notes : List<LogLevel>, ILogger<Upkeeping>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Add(logLevel);
    }
}
