using System.Globalization;

namespace EscalationBot.Storage.Tests.Kills;

/// <summary>
/// What users write: in every conversation one message after the other, each delivered until it is acknowledged, now and
/// then twice, now and then long after.
/// </summary>
internal sealed class Feed(int conversations, int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private readonly int[] next = [.. Enumerable.Range(0, conversations)];
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TextWriter? door;
    private int most = int.MaxValue;

    /// <summary>How many messages were acknowledged.</summary>
    public int Acknowledged
    {
        get
        {
            lock (gate)
                return next.Select((n, c) => (n - c) / conversations).Sum();
        }
    }

    public IEnumerable<(string Conversation, int Message)> All() =>
        next.SelectMany((end, c) => Enumerable.Range(0, (end - c) / conversations).Select(i => ($"c{c}", c + (i * conversations))));

    /// <summary>Writes no more than this in all, and tells the office to finish once everything is acknowledged.</summary>
    public Task FinishAsync(int atLeast)
    {
        lock (gate)
        {
            most = Math.Max(atLeast, next.Max() + 1);
            SayFinish();
        }
        return drained.Task;
    }

    public async Task ServeAsync(StreamReader reader, TextWriter writer, Life life)
    {
        lock (gate)
        {
            door = writer;
            for (var c = 0; c < conversations; c++)
                Deliver(c);
            SayFinish();
        }
        while (await reader.ReadLineAsync() is { } line)
        {
            life.Happened();
            Acknowledge(int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture), writer);
        }
    }

    private void Acknowledge(int message, TextWriter writer)
    {
        lock (gate)
        {
            var c = message % conversations;
            if (next[c] != message)
                return;
            next[c] += conversations;
            if (door == writer)
                Deliver(c);
            SayFinish();
        }
    }

    private void Deliver(int c)
    {
        if (next[c] >= most)
            return;
        Write($"in c{c} {next[c]}");
        if (random.Next(8) == 0)
            Write($"in c{c} {next[c]}");
        if (random.Next(8) == 0 && next[c] >= conversations)
            Write($"in c{c} {next[c] - (conversations * random.Next(1, 1 + (next[c] / conversations)))}");
    }

    private void SayFinish()
    {
        if (next.All(n => n >= most) && door is not null)
        {
            Write("finish");
            drained.TrySetResult();
        }
    }

    private void Write(string line)
    {
        try
        {
            door!.WriteLine(line);
        }
        catch (IOException)
        {
            // Nobody is there; the next life gets it.
        }
    }
}
