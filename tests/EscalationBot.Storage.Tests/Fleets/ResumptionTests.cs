using System.Globalization;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>
/// One of three processes, on machines whose clocks are minutes apart, is killed with work in hand while the others have little to do: who goes
/// on with it, and when.
/// </summary>
[Collection(Alone.Name)]
public sealed class ResumptionTests : IListener, IDisposable
{
    private const int Conversations = 400;
    private const int HeldReplies = 4;
    private const int HeldNews = 2;
    private const int Unheard = 5;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    private readonly string database = Databases.New();
    private readonly DateTimeOffset began = TimeProvider.System.GetUtcNow();
    private readonly Lock gate = new();
    private readonly List<Replica> replicas = [];
    private readonly Dictionary<long, string> held = [];
    private readonly HashSet<int> acknowledged = [];
    private readonly HashSet<string> answered = [];
    private readonly Marks marks = new();

    /// <summary>Something must hold on to whoever waits for nothing, or its connection is collected and closed.</summary>
    private readonly TaskCompletionSource never = new();
    private int next;

    private Replica Victim => replicas[0];

    public void Dispose()
    {
        replicas.ForEach(r => r.Dispose());
        Databases.Drop(database);
    }

    [Fact]
    public async Task What_a_killed_replica_had_in_hand_goes_on_elsewhere_within_a_second_after_its_lease()
    {
        await using var store = OnPostgres(database);
        await store.SeatAsync(Conversations);
        await using var watch = new HandOver(database, began, Lease);
        await watch.WatchAsync();
        for (var i = 0; i < 3; i++)
            replicas.Add(new Replica(this, new ReplicaLife(database, began, Lease, Repeatable: true).OnMachine(i)));
        await Task.WhenAll(replicas.Select(r => r.GoAsync()));

        Deliver(30);
        await UntilAsync(() => held.Count == HeldReplies + HeldNews);
        await using (await watch.HoldTurnsAsync())
        {
            int last;
            lock (gate)
            {
                Deliver(Unheard);
                last = next;
            }
            await UntilAsync(() => Enumerable.Range(last - Unheard, Unheard).All(acknowledged.Contains));
            await Victim.KillAsync();
        }
        var bare = watch.BareAsync();
        await store.UntilAllEndedAsync();

        var late = (await watch.AllAsync()).GroupBy(t => (t.What, t.Number)).Select(g => g.MinBy(t => t.Late)!).ToList();
        Assert.Superset(held.Keys.ToHashSet(), late.Where(t => t.What == "claim").Select(t => t.Number).ToHashSet());
        Assert.InRange(late.Count(t => t.What == "message"), Unheard, int.MaxValue);
        var most = TimeSpan.FromSeconds(1) + await bare;
        Assert.All(late, t => Assert.True(t.Late <= most, $"{t} later than {most}"));
        Assert.All(held.Values.Where(IsReply), text => Assert.Contains(text, answered));
    }

    void IListener.Acknowledged(int message)
    {
        lock (gate)
        {
            acknowledged.Add(message);
            marks.Reach();
        }
    }

    /// <summary>The one that is to be killed gets no answer to some of what it sends; until that is so, somebody writes again for each message that got one.</summary>
    Task IListener.ArrivedAsync(Sent message)
    {
        lock (gate)
        {
            if (message.By == Victim && !held.ContainsKey(message.Row) && held.Values.Count(t => IsReply(t) == IsReply(message.Text)) < (IsReply(message.Text) ? HeldReplies : HeldNews))
            {
                held[message.Row] = message.Text;
                marks.Reach();
                return never.Task;
            }
            answered.Add(message.Text);
            if (held.Count < HeldReplies + HeldNews)
                Deliver(1);
            return Task.CompletedTask;
        }
    }

    private static bool IsReply(string text) => text.StartsWith("reply:", StringComparison.Ordinal);

    private void Deliver(int messages)
    {
        lock (gate)
        {
            for (; messages > 0; messages--, next++)
                Victim.Deliver(string.Create(CultureInfo.InvariantCulture, $"c{next % Conversations}"), next);
        }
    }

    private Task UntilAsync(Func<bool> isReached)
    {
        lock (gate)
            return marks.UntilAsync(isReached);
    }
}
