using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Vitals;

public sealed class StoreProbeTests : IAsyncDisposable
{
    private readonly FakeTimeProvider time = new(Days.At("5/1/2026", "08:00"));
    private readonly LiteDbStore store = LiteDbStore.Open(new LiteDbStoreOptions(LiteDbStoreOptions.Memory), () => TestOffice.Rules);
    private readonly FrailTurns turns;
    private readonly StoreProbe probe;

    public StoreProbeTests()
    {
        turns = new FrailTurns(store);
        probe = new StoreProbe(turns, time, NullLogger<StoreProbe>.Instance);
    }

    [Fact]
    public async Task A_store_that_writes_is_writable_and_nothing_is_left_of_the_proof()
    {
        var written = store.ChangedAsync(CancellationToken.None);
        Assert.True(await probe.IsWritableAsync());
        await written;
        Assert.Null(store.NextDue());
        Assert.Empty(store.Work(DateTimeOffset.MinValue));
    }

    [Fact]
    public async Task Asking_often_writes_once_in_a_while()
    {
        for (var i = 0; i < 100; i++)
            Assert.True(await probe.IsWritableAsync());
        Assert.Equal(1, turns.Writes);
        time.Advance(StoreProbe.Keeps);
        Assert.True(await probe.IsWritableAsync());
        Assert.Equal(2, turns.Writes);
    }

    [Fact]
    public async Task A_store_that_refuses_is_not_writable_until_it_takes_a_write_again()
    {
        turns.Fault = new IOException("read-only file system");
        Assert.False(await probe.IsWritableAsync());
        turns.Fault = null;
        Assert.False(await probe.IsWritableAsync());
        time.Advance(StoreProbe.Keeps);
        Assert.True(await probe.IsWritableAsync());
    }

    [Fact]
    public async Task A_store_that_hangs_is_not_writable_and_is_not_asked_twice()
    {
        var hanging = new TaskCompletionSource();
        turns.Hangs = hanging.Task;
        var asked = probe.IsWritableAsync();
        time.Advance(StoreProbe.Patience);
        Assert.False(await asked);
        time.Advance(StoreProbe.Keeps);
        Assert.False(await probe.IsWritableAsync());
        Assert.Equal(1, turns.Writes);
        hanging.SetResult();
        while (!await probe.IsWritableAsync())
            await Task.Yield();
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
