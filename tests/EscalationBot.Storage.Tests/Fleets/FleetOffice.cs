using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>The database of several processes, as their test sees it.</summary>
internal static class FleetOffice
{
    /// <summary>Somebody who can be told something in each conversation, c0 and on.</summary>
    public static Task SeatAsync(this StoreUnderTest store, int conversations) => store.ChangeAsync(c => c.Directory = Enumerable.Range(0, conversations).Aggregate(
        TestOffice.Directory,
        (directory, i) => directory.With(TestOffice.Post(new PostId($"c{i}"), TestOffice.XaA, $"Người dùng {i}", PostRole.UnitHead)).Linked(new PostId($"c{i}"), "wire", $"c{i}")));

    /// <summary>Whatever ends is said to all replicas, and a test listens as one of them.</summary>
    public static async Task UntilAllEndedAsync(this StoreUnderTest store)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var changed = store.Queue.ChangedAsync(late.Token);
            if (store.Turns.PendingMessages().Count == 0 && store.Log.Work(DateTimeOffset.MaxValue).Count == 0)
                return;
            await changed;
        }
    }
}
