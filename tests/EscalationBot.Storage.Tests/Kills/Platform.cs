using System.Globalization;
using EscalationBot.Testing.Machine;

namespace EscalationBot.Storage.Tests.Kills;

/// <summary>A message as it arrived on the other side of the channel.</summary>
/// <param name="Life">The life of the office that wrote it.</param>
/// <param name="Cut">The connection was cut instead of answering.</param>
internal sealed record Arrival(long Row, string Conversation, string Text, int Life, bool Cut);

/// <summary>
/// The service behind the channel: it delivers what users write until the office says that it is safely kept, and counts what
/// the office sends. It lives in the process of the test and outlives every life of the office.
/// </summary>
internal sealed class Platform : IDisposable
{
    private readonly LoopbackServer listener;
    private readonly Feed feed;
    private readonly Func<bool> cuts;
    private readonly List<Arrival> arrivals = [];
    private readonly Lock gate = new();
    private Life? life;

    /// <param name="cuts">Asked for each message that arrives: whether to cut the wire instead of answering.</param>
    public Platform(Feed feed, Func<bool> cuts)
    {
        (this.feed, this.cuts) = (feed, cuts);
        listener = new LoopbackServer(LoopbackServer.Lines(ServeAsync));
    }

    public string Address => listener.EndPoint.ToString();

    public IReadOnlyList<Arrival> Arrivals
    {
        get
        {
            lock (gate)
                return [.. arrivals];
        }
    }

    /// <summary>From now on everything belongs to this life.</summary>
    public void Serve(Life next) => life = next;

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync(StreamReader reader, StreamWriter writer)
    {
        var mine = life!;
        var first = await reader.ReadLineAsync();
        if (first == "door")
            await feed.ServeAsync(reader, TextWriter.Synchronized(writer), mine);
        else if (first == "testament")
            mine.Testament.SetResult(Testament.Parse(await reader.ReadToEndAsync()));
        else if (first is not null)
            await TakeAsync(first, writer, mine);
    }

    private async Task TakeAsync(string line, StreamWriter writer, Life mine)
    {
        var parts = line.Split(' ', 4);
        bool cut;
        lock (gate)
        {
            cut = cuts();
            arrivals.Add(new Arrival(long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3], mine.Number, cut));
        }
        mine.Happened();
        if (!cut)
            await writer.WriteLineAsync("ok");
    }
}
