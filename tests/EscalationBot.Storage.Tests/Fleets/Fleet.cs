using System.Collections.Concurrent;
using System.Globalization;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>Several processes on one database, and everybody who writes to them and hears from them.</summary>
/// <param name="most">How much the channel takes in five seconds; 0 for any number.</param>
internal sealed class Fleet(string database, int size, int conversations, DateTimeOffset began, int most = 0) : IListener, IDisposable
{
    /// <summary>How many messages are delivered and not yet answered at a time.</summary>
    private const int InFlight = 96;

    /// <summary>Longer than anything takes on a machine that starts processes all the while: only a kill lets a claim run out.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Random random = new(20260105);
    private readonly List<Replica> alive = [];
    private readonly List<Replica> all = [];
    private readonly Dictionary<int, Replica> owed = [];
    private readonly ConcurrentQueue<Sent> arrivals = new();
    private readonly HashSet<int> acknowledged = [];
    private readonly Marks marks = new();
    private readonly HashSet<string> unanswered = new(StringComparer.Ordinal);
    private int next;
    private int started;
    private int last;
    private Replica? spare;

    public IReadOnlyCollection<Sent> Arrivals => arrivals;

    public async Task StartAsync()
    {
        for (var i = 0; i < size; i++)
            all.Add(Start());
        await Task.WhenAll(all.Select(r => r.GoAsync()));
        alive.AddRange(all);
    }

    /// <summary>Users write: as many messages as this, in turn in all conversations, each to some replica until one has it.</summary>
    public void Write(int messages)
    {
        lock (gate)
        {
            last = messages;
            Fill();
        }
    }

    /// <summary>Ends when so many messages are acknowledged.</summary>
    public Task AcknowledgedAsync(int count) => UntilAsync(() => acknowledged.Count >= count);

    /// <summary>Ends when so many messages have arrived.</summary>
    public Task ArrivedAsync(int count) => UntilAsync(() => arrivals.Count >= count);

    /// <summary>Kills one of them, and at once starts one in its place, which is part of it when it takes messages. The process of the next one is started meanwhile.</summary>
    public async Task KillOneAsync()
    {
        Replica victim;
        lock (gate)
        {
            victim = alive[random.Next(alive.Count)];
            alive.Remove(victim);
        }
        await victim.KillAsync();
        var successor = spare ?? Start();
        spare = Start();
        lock (gate)
        {
            all.Add(successor);
            foreach (var message in owed.Where(o => o.Value == victim).Select(o => o.Key).ToList())
                Deliver(message);
            // Some of what was under way may never be answered; nobody waits for it any more.
            unanswered.Clear();
            Fill();
        }
        await successor.GoAsync();
        lock (gate)
            alive.Add(successor);
    }

    public void Acknowledged(int message)
    {
        lock (gate)
        {
            if (!owed.Remove(message))
                return;
            acknowledged.Add(message);
            marks.Reach();
        }
    }

    public Task ArrivedAsync(Sent message)
    {
        lock (gate)
        {
            arrivals.Enqueue(message);
            if (unanswered.Remove(message.Text))
                Fill();
            marks.Reach();
        }
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        spare?.Dispose();
        foreach (var replica in all)
            replica.Dispose();
    }

    private Replica Start() => new(this, new ReplicaLife(database, began, Lease, most).OnMachine(started++));

    private Task UntilAsync(Func<bool> isReached)
    {
        lock (gate)
            return marks.UntilAsync(isReached);
    }

    private void Fill()
    {
        while (next < last && unanswered.Count < InFlight)
        {
            unanswered.Add($"reply:{next}");
            Deliver(next++);
        }
    }

    private void Deliver(int message)
    {
        var to = alive[random.Next(alive.Count)];
        owed[message] = to;
        to.Deliver(string.Create(CultureInfo.InvariantCulture, $"c{message % conversations}"), message);
    }
}
