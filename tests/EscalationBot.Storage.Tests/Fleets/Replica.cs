using System.Diagnostics;
using System.Globalization;
using System.Text;
using EscalationBot.Storage.Tests.Kills;
using EscalationBot.Testing.Machine;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>A message as it arrived on the other side of the channel.</summary>
internal sealed record Sent(long Row, string Conversation, string Text, Replica By);

/// <summary>Hears what replicas say.</summary>
internal interface IListener
{
    /// <summary>A message is safely kept.</summary>
    void Acknowledged(int message);

    /// <summary>A message came; its sender has its answer when this ends.</summary>
    Task ArrivedAsync(Sent message);
}

/// <summary>How replicas are to live.</summary>
/// <param name="Most">How much the channel takes in five seconds; 0 for any number.</param>
/// <param name="Repeatable">Whether the channel recognises a repeated reply.</param>
internal sealed record ReplicaLife(string Database, DateTimeOffset Began, TimeSpan Lease, int Most = 0, bool Repeatable = false)
{
    /// <summary>By how many minutes the clock of its machine is off.</summary>
    public int MinutesOff { get; init; }

    /// <summary>This life on the n-th of several machines, whose clocks show up to ten minutes' difference.</summary>
    public ReplicaLife OnMachine(int n) => this with { MinutesOff = (n % 3 * 5) - 5 };
}

/// <summary>
/// One process of the program on the shared database, and the other side of its channel: a listener of its own, so that whatever comes in is
/// known to come from this process.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly LoopbackServer wire;
    private readonly Process process;
    private readonly IListener listener;
    private readonly TaskCompletionSource<TextWriter> door = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder complaints = new();

    /// <summary>Starts the process; it touches nothing before <see cref="GoAsync"/>.</summary>
    public Replica(IListener listener, ReplicaLife life)
    {
        this.listener = listener;
        wire = new LoopbackServer(LoopbackServer.Lines(ServeAsync));
        string[] arguments =
        [
            Life.ProgramPath, life.Database, wire.EndPoint.ToString(), "", "0", $"{life.Repeatable}", life.Began.ToString("O", CultureInfo.InvariantCulture), "0",
            $"{(int)life.Lease.TotalSeconds}", $"{life.Most}", $"{life.MinutesOff}",
        ];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += (_, e) => complaints.AppendLine(e.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>When it was killed; null while it lives.</summary>
    public long? KilledAt { get; private set; }

    public string Complaints => complaints.ToString();

    /// <summary>Ends when it takes messages.</summary>
    public async Task GoAsync()
    {
        await process.StandardInput.WriteLineAsync("go");
        await process.StandardInput.FlushAsync();
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(door.Task, ended) == ended)
            throw new InvalidOperationException($"A replica ended before it took anything. {Complaints}");
    }

    /// <summary>Delivers a message; one that it does not acknowledge is to be delivered again, to whomever.</summary>
    public void Deliver(string conversation, int message)
    {
        try
        {
            lock (wire)
                door.Task.Result.WriteLine($"in {conversation} {message}");
        }
        catch (IOException)
        {
            // It was killed, and whoever kills it delivers again what it owes.
        }
    }

    public async Task KillAsync()
    {
        process.Kill();
        KilledAt = Stopwatch.GetTimestamp();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        wire.Dispose();
    }

    private async Task ServeAsync(StreamReader reader, StreamWriter writer)
    {
        var first = await reader.ReadLineAsync();
        if (first == "door")
            await ServeDoorAsync(reader, writer);
        else if (first?.StartsWith("send ", StringComparison.Ordinal) == true)
            await TakeAsync(first, writer);
        else
            await reader.ReadToEndAsync();
    }

    private async Task ServeDoorAsync(StreamReader reader, StreamWriter writer)
    {
        door.SetResult(writer);
        while (await reader.ReadLineAsync() is { } line)
            listener.Acknowledged(int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    private async Task TakeAsync(string line, StreamWriter writer)
    {
        var parts = line.Split(' ', 4);
        await listener.ArrivedAsync(new Sent(long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3], this));
        await writer.WriteLineAsync("ok");
    }
}
