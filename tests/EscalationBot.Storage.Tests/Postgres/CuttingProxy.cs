using System.Net;
using System.Net.Sockets;
using EscalationBot.Testing.Machine;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>Stands between a store and its server, and cuts one connection in the middle of a commit.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly LoopbackServer listener;
    private readonly int server;
    private volatile Cut next;

    public CuttingProxy(int server)
    {
        this.server = server;
        listener = new LoopbackServer(ServeAsync);
    }

    /// <summary>What becomes of the next commit.</summary>
    public enum Cut { None, BeforeTheServerHearsIt, BeforeTheAnswerComesBack }

    public int Port => listener.EndPoint.Port;

    public bool HasCut { get; private set; }

    public void CutNext(Cut cut) => next = cut;

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync(TcpClient client)
    {
        using var upstream = new TcpClient();
        await upstream.ConnectAsync(IPAddress.Loopback, server);
        var back = upstream.GetStream().CopyToAsync(client.GetStream());
        await ForwardAsync(client.GetStream(), upstream.GetStream());
        client.Close();
        upstream.Close();
        await ((Task)back).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends where the connection is cut.</summary>
    private async Task ForwardAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[65_536];
        while (await from.ReadAsync(buffer) is > 0 and var read)
        {
            var cut = buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0 ? next : Cut.None;
            if (cut == Cut.BeforeTheServerHearsIt)
            {
                (HasCut, next) = (true, Cut.None);
                return;
            }
            if (cut == Cut.BeforeTheAnswerComesBack)
                await from.Socket.DisconnectAsync(reuseSocket: false);
            await to.WriteAsync(buffer.AsMemory(0, read));
            if (cut == Cut.None)
                continue;
            (HasCut, next) = (true, Cut.None);
            return;
        }
    }
}
