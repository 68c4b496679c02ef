using System.Net.Sockets;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Runtime;

namespace EscalationBot.CrashHost;

/// <summary>Where the platform delivers messages: "in conversation id"; it hears "ack id" once a message is safely kept.</summary>
internal sealed class Door(CrashOptions options, Inbox inbox, OfficeRuntime runtime, TimeProvider time)
{
    /// <summary>Takes messages until the platform says "finish", then waits until the office is at rest; ends at once when the platform is gone.</summary>
    public async Task ServeAsync()
    {
        using var platform = new TcpClient();
        await platform.ConnectAsync(options.Platform);
        using var reader = new StreamReader(platform.GetStream());
        await using var writer = TextWriter.Synchronized(new StreamWriter(platform.GetStream()) { AutoFlush = true });
        await writer.WriteLineAsync("door");
        string? line;
        while ((line = await reader.ReadLineAsync()) is not null && line.Split(' ') is ["in", var conversation, var id])
            _ = ReceiveAsync(new IncomingMessage(WireChannel.ChannelName, conversation, id, conversation, time.GetUtcNow(), IncomingKind.Text, "xin chào"), writer);
        if (line is not null)
            await runtime.QuietAsync(CancellationToken.None);
    }

    private async Task ReceiveAsync(IncomingMessage message, TextWriter writer)
    {
        await inbox.ReceiveAsync(message, []);
        try
        {
            await writer.WriteLineAsync($"ack {message.MessageId}");
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The platform has hung up and will deliver again.
        }
    }
}
