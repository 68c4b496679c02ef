using System.Net;
using System.Net.Sockets;

namespace EscalationBot.Testing.Machine;

/// <summary>Takes connections on a free loopback port and serves each beside the others, until it is disposed; whoever hangs up in the middle troubles nobody.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<TcpClient, Task> serve;

    /// <param name="serve">The connection is closed when this ends.</param>
    public LoopbackServer(Func<TcpClient, Task> serve)
    {
        this.serve = serve;
        listener.Start();
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        _ = AcceptAsync();
    }

    public IPEndPoint EndPoint { get; }

    public void Dispose() => listener.Dispose();

    /// <summary>Serves whoever speaks in lines.</summary>
    public static Func<TcpClient, Task> Lines(Func<StreamReader, StreamWriter, Task> serve) => async client =>
    {
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
        await serve(reader, writer);
    };

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
        {
            try
            {
                await serve(client);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The other side has hung up, or was killed.
            }
        }
    }
}
