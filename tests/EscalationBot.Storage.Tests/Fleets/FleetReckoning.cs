using System.Globalization;
using EscalationBot.Testing.Storage;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>Everything that must be true when all of it is over.</summary>
internal sealed class FleetReckoning(Fleet fleet, StoreUnderTest store, int messages)
{
    private readonly List<WorkItem> rows = [.. store.Log.Work(DateTimeOffset.MinValue).Where(r => r.Message is not null)];
    private readonly ILookup<long, Sent> arrivals = fleet.Arrivals.ToLookup(a => a.Row);

    /// <param name="mostUnknown">What was on its way out when processes were killed.</param>
    public void Check(int mostUnknown)
    {
        EveryMessageHadItsEffectOnce();
        EveryIntentEndedOnce();
        NothingArrivedTwiceAndWhatIsDeliveredArrived();
        OnlyWhatAKilledReplicaHadInHandIsUnknown(mostUnknown);
        ConversationsKeptTheirOrder();
        Assert.Null(store.Audit.FirstBroken());
    }

    private void EveryMessageHadItsEffectOnce()
    {
        Assert.Empty(store.Turns.PendingMessages());
        Assert.Empty(store.Turns.SetAside());
        Assert.Equal(
            Enumerable.Range(0, messages).Select(m => m.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal),
            store.Audit.Read(0, int.MaxValue).Select(a => a.Entry.Subject).Order(StringComparer.Ordinal));
    }

    private void EveryIntentEndedOnce()
    {
        Assert.All(rows, r => Assert.True(r.State is WorkState.Delivered or WorkState.Unknown, $"{Text(r)} is {r.State} ({r.Reason})"));
        var wanted = Enumerable.Range(0, messages).SelectMany(m => m % 3 == 0 ? [$"reply:{m}", $"news:{m}"] : new[] { $"reply:{m}" });
        Assert.Equal(wanted.Order(StringComparer.Ordinal), rows.Select(Text).Order(StringComparer.Ordinal));
    }

    private void NothingArrivedTwiceAndWhatIsDeliveredArrived()
    {
        Assert.All(fleet.Arrivals.GroupBy(a => a.Text), same => Assert.Single(same));
        Assert.All(rows.Where(r => r.State == WorkState.Delivered), r => Assert.Single(arrivals[r.Id]));
    }

    private void OnlyWhatAKilledReplicaHadInHandIsUnknown(int most)
    {
        var unknown = rows.Where(r => r.State == WorkState.Unknown).ToList();
        Assert.InRange(unknown.Count, 0, most);
        Assert.All(unknown.SelectMany(r => arrivals[r.Id]), a => Assert.NotNull(a.By.KilledAt));
    }

    private void ConversationsKeptTheirOrder()
    {
        var unknown = rows.Where(r => r.State == WorkState.Unknown).Select(r => r.Id).ToHashSet();
        foreach (var conversation in fleet.Arrivals.Where(a => !unknown.Contains(a.Row)).GroupBy(a => a.Conversation))
        {
            Assert.Equal(conversation.Select(a => a.Row).Order(), conversation.Select(a => a.Row));
            var replies = conversation.Select(a => a.Text).Where(t => t.StartsWith("reply:", StringComparison.Ordinal)).Select(t => int.Parse(t[6..], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(replies.Order(), replies);
        }
    }

    private static string Text(WorkItem message) => StoreUnderTest.TextOf(message.Message)!;
}
