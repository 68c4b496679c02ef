using System.Globalization;
using System.Net.Sockets;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.CrashHost;

/// <summary>A channel over a real wire: one connection a message, a line there, a line back.</summary>
internal sealed class WireChannel(CrashOptions options, Dagger dagger) : IChannel
{
    public const string ChannelName = "wire";

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new(2000, 0, 0, Cards: false, options.Repeatable);

    public async Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
    {
        var written = false;
        try
        {
            using var wire = new TcpClient();
            await wire.ConnectAsync(options.Platform, cancellation);
            var stream = wire.GetStream();
            // From here on some of it may arrive, also when the writing fails.
            written = true;
            await stream.WriteAsync(Line(message, destination), cancellation);
            dagger.Pass(Steps.Written);
            using var reader = new StreamReader(stream);
            if (await reader.ReadLineAsync(cancellation) is null)
                return new SendResult.Unknown("cut");
            dagger.Pass(Steps.Answered);
            return new SendResult.Delivered(null);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return written ? new SendResult.Unknown("cut") : new SendResult.Retry("no connection");
        }
    }

    private static byte[] Line(OutgoingMessage message, Destination destination) => System.Text.Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"send {destination.MessageId} {destination.Conversation} {message.Blocks.OfType<Paragraph>().Single().Text}\n"));
}
