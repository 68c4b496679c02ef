using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EscalationBot.CrashHost;

/// <summary>
/// Kills the process, without warning and for good, at the n-th passing of a named step. Right before, it tells the test what was on
/// its way out, over a connection of its own on which nothing ever comes in, so that no word of it is lost with the process.
/// </summary>
internal sealed class Dagger(CrashOptions options)
{
    private readonly Socket testament = Connect(options.Platform);
    private readonly Lock gate = new();
    private readonly HashSet<long> open = [];
    private readonly HashSet<long> recording = [];
    private int claiming;
    private int passed;

    /// <summary>The life ends here when this is the step and the passing that was named.</summary>
    public void Pass(string step)
    {
        lock (gate)
        {
            if (step == options.Step && ++passed == options.Passing)
                Strike();
        }
    }

    public void ClaimBegins() => Note(() => claiming++);

    public void ClaimEnds(IEnumerable<long> rows) => Note(() =>
    {
        claiming--;
        open.UnionWith(rows);
    });

    public void RecordingBegins(long row) => Note(() => recording.Add(row));

    public void RecordingEnds(long row) => Note(() =>
    {
        recording.Remove(row);
        open.Remove(row);
    });

    private static Socket Connect(IPEndPoint platform)
    {
        var socket = new Socket(platform.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(platform);
        socket.Send("testament\n"u8);
        return socket;
    }

    /// <summary>Whoever holds the gate decides: between the testament and the end nothing is noted any more.</summary>
    private void Note(Action change)
    {
        lock (gate)
            change();
    }

    private void Strike()
    {
        var words = $"open {string.Join(' ', open.Except(recording))}\nrecording {string.Join(' ', recording)}\nclaiming {claiming}\n";
        testament.Send(Encoding.UTF8.GetBytes(words));
        Process.GetCurrentProcess().Kill();
        // The signal may reach another thread first.
        new ManualResetEventSlim().Wait();
    }
}
