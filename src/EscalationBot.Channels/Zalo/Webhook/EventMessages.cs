using System.Globalization;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Phones;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>The events by which people do something, as messages to the bot.</summary>
internal static class EventMessages
{
    /// <summary>Null for events that are no act of a user.</summary>
    public static IncomingMessage? Of(ZaloEvent heard, ISentMessages sent, DateTimeOffset now) => heard switch
    {
        ZaloEvent.Said said => Said(said, sent, now),
        ZaloEvent.Followed e => Base(e, e.User, now, IncomingKind.Joined),
        ZaloEvent.Unfollowed e => Base(e, e.User, now, IncomingKind.Left),
        ZaloEvent.SharedInfo e => Base(e, e.User, now, IncomingKind.SharedPhone) with { Text = PhoneText.ReadMobile(e.Phone) ?? "" },
        ZaloEvent.Withdrew e => Base(e, e.User, now, IncomingKind.Withdrew),
        ZaloEvent.Interacted e => Base(e, e.User, now, IncomingKind.Interacted),
        _ => null,
    };

    public static IReadOnlyList<FileOffer> FilesOf(ZaloEvent heard) => heard is ZaloEvent.Said said
        ? [.. said.Files.Select((file, i) => Offer(file, i)).OfType<FileOffer>()]
        : [];

    private static IncomingMessage Said(ZaloEvent.Said said, ISentMessages sent, DateTimeOffset now)
    {
        var message = Base(said, said.User, now, said.Files.Count > 0 ? IncomingKind.File : IncomingKind.Text) with { MessageId = said.MessageId, Text = said.Text };
        return said.Files.Count == 0 && ZaloButtons.Read(said.Text, id => sent.Find(id, message.Channel, message.Conversation)) is { } choice
            ? message with { Kind = IncomingKind.Choice, ChoiceId = choice.Id, Text = choice.Text }
            : message;
    }

    private static IncomingMessage Base(ZaloEvent heard, string user, DateTimeOffset now, IncomingKind kind) =>
        new(ZaloSetup.ChannelName, user, heard.Key, user, now, kind, Address: heard.Oa);

    /// <summary>Pictures come without a name, and some addresses without the s of https.</summary>
    private static FileOffer? Offer(ZaloFile file, int index)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var url))
            return null;
        var safe = url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback ? new UriBuilder(url) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri : url;
        var extension = Path.GetExtension(url.AbsolutePath).TrimStart('.') is { Length: > 0 } ending ? ending : file.Type;
        var name = file.Name.Length > 0 ? file.Name : string.Create(CultureInfo.InvariantCulture, $"{file.Type}-{index + 1}.{extension}");
        return new FileOffer(name, ContentTypes.OfExtension(file.Name.Length > 0 ? file.Type : extension), safe, NeedsToken: false);
    }
}
