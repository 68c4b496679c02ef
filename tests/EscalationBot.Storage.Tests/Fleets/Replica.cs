using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EscalationBot.Storage.Tests.Kills;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>A message as it arrived on the other side of the channel.</summary>
internal sealed record Sent(long Row, string Conversation, string Text, Replica By, long At);

/// <summary>
/// One process of the program on the shared database, and the other side of its channel: a listener of its own, so that whatever comes in is
/// known to come from this process.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Process process;
    private readonly Fleet fleet;
    private readonly TaskCompletionSource<TextWriter> door = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder complaints = new();

    /// <summary>Starts the process; it touches nothing before <see cref="GoAsync"/>.</summary>
    public Replica(Fleet fleet, string database, DateTimeOffset began, int most)
    {
        this.fleet = fleet;
        listener.Start();
        string[] arguments =
        [
            Life.ProgramPath, database, listener.LocalEndpoint.ToString()!, "", "0", "False", began.ToString("O", CultureInfo.InvariantCulture), "0",
            $"{(int)Fleet.Lease.TotalSeconds}", $"{most}",
        ];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += (_, e) => complaints.AppendLine(e.Data);
        process.BeginErrorReadLine();
        _ = AcceptAsync();
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
            lock (listener)
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
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var reader = new StreamReader(client.GetStream()))
        await using (var writer = new StreamWriter(client.GetStream()) { AutoFlush = true })
        {
            try
            {
                var first = await reader.ReadLineAsync();
                if (first == "door")
                    await ServeDoorAsync(reader, writer);
                else if (first?.StartsWith("send ", StringComparison.Ordinal) == true)
                    await TakeAsync(first, writer);
                else
                    await reader.ReadToEndAsync();
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // It was killed in the middle of a line.
            }
        }
    }

    private async Task ServeDoorAsync(StreamReader reader, StreamWriter writer)
    {
        door.SetResult(writer);
        while (await reader.ReadLineAsync() is { } line)
            fleet.Acknowledged(int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    private async Task TakeAsync(string line, StreamWriter writer)
    {
        var parts = line.Split(' ', 4);
        fleet.Arrived(new Sent(long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], parts[3], this, Stopwatch.GetTimestamp()));
        await writer.WriteLineAsync("ok");
    }
}
