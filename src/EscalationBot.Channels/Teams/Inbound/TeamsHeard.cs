using System.Text.Json;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Cards;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Inbound;

/// <summary>What an activity means to the bot.</summary>
internal abstract record TeamsHeard
{
    private TeamsHeard() { }

    /// <summary>Something a person said or did.</summary>
    /// <param name="Files">To be fetched and kept with it.</param>
    /// <param name="Pressed">The button, when that is what happened.</param>
    public sealed record Said(IncomingMessage Message, Reference Reference, IReadOnlyList<FileOffer> Files, PressedButton? Pressed = null) : TeamsHeard;

    /// <summary>A person agreed to take a file, or not.</summary>
    /// <param name="Offer">The id that Teams gave the card with the offer.</param>
    public sealed record FileConsent(JsonElement Value, Reference Reference, string? Offer) : TeamsHeard;

    /// <summary>Nothing to do; answered politely.</summary>
    public sealed record Nothing(string Why) : TeamsHeard;

    /// <summary>An invoke nobody here knows.</summary>
    public sealed record NotSupported : TeamsHeard;
}

/// <summary>Turns an authenticated activity into what the bot hears.</summary>
internal static class ActivityReading
{
    private const string FileDownload = "application/vnd.microsoft.teams.file.download.info";

    public static TeamsHeard Read(IncomingActivity activity, DateTimeOffset now)
    {
        if (Reference.From(activity) is not { } reference)
            return new TeamsHeard.Nothing("no-conversation");
        if (activity.Type == "invoke" && activity.Name is not ("adaptiveCard/action" or "fileConsent/invoke"))
            return new TeamsHeard.NotSupported();
        if (activity.From?.AadObjectId is not { Length: > 0 } user)
            return new TeamsHeard.Nothing("no-identity");
        return activity.Type switch
        {
            "message" when activity.IsPersonal => Message(activity, reference, user, now),
            "message" => Mentions.OfBot(activity) ? Mentioned(activity, reference, user, now) : new TeamsHeard.Nothing("not-mentioned"),
            "invoke" when activity.Name == "fileConsent/invoke" => activity.Value is { } value ? new TeamsHeard.FileConsent(value, reference, activity.ReplyToId) : new TeamsHeard.NotSupported(),
            "invoke" => Pressed(activity, activity.Value.Member("action").Member("data"), reference, user, now) as TeamsHeard ?? new TeamsHeard.NotSupported(),
            "installationUpdate" when activity.IsPersonal => Installation(activity, reference, user, now),
            var other => new TeamsHeard.Nothing(other ?? ""),
        };
    }

    private static TeamsHeard Message(IncomingActivity activity, Reference reference, string user, DateTimeOffset now)
    {
        if (Pressed(activity, activity.Value, reference, user, now) is { } pressed)
            return pressed;
        var files = (activity.Attachments ?? []).Select(OfferedBy).OfType<FileOffer>().ToList();
        var text = Mentions.Remove(activity);
        if (text.Length == 0 && files.Count == 0)
            return new TeamsHeard.Nothing("empty");
        var kind = files.Count > 0 ? IncomingKind.File : IncomingKind.Text;
        return new TeamsHeard.Said(Base(activity, user, user, now, kind) with { Text = text }, reference, files);
    }

    private static TeamsHeard.Said Mentioned(IncomingActivity activity, Reference reference, string user, DateTimeOffset now) =>
        new(Base(activity, reference.ConversationId, user, now, IncomingKind.Mentioned), reference, []);

    private static TeamsHeard.Said? Pressed(IncomingActivity activity, JsonElement? data, Reference reference, string user, DateTimeOffset now) =>
        CardActions.Read(data) is { } button
            ? new TeamsHeard.Said(Answer(button, activity, user, now), reference, [], button)
            : null;

    /// <summary>What was written into a field is heard like what is typed.</summary>
    private static IncomingMessage Answer(PressedButton button, IncomingActivity activity, string user, DateTimeOffset now) => button.Field is { } field
        ? Base(activity, user, user, now, IncomingKind.Text) with { Text = button.Words, Field = field }
        : Base(activity, user, user, now, IncomingKind.Choice) with { ChoiceId = button.Choice };

    /// <summary>An install also brings a conversationUpdate; only this one counts, so that people are greeted once.</summary>
    private static TeamsHeard Installation(IncomingActivity activity, Reference reference, string user, DateTimeOffset now) => activity.Action switch
    {
        "add" => new TeamsHeard.Said(Base(activity, user, user, now, IncomingKind.Joined), reference, []),
        "remove" => new TeamsHeard.Said(Base(activity, user, user, now, IncomingKind.Left), reference, []),
        _ => new TeamsHeard.Nothing("installation"),
    };

    private static IncomingMessage Base(IncomingActivity activity, string conversation, string user, DateTimeOffset now, IncomingKind kind) =>
        new(TeamsChannel.ChannelName, conversation, activity.Id ?? "", user, now, kind);

    /// <summary>A rich text message carries a copy of itself as text/html, which is no file.</summary>
    private static FileOffer? OfferedBy(IncomingAttachment attachment)
    {
        if (attachment.ContentType == FileDownload && Uri.TryCreate(attachment.Content.Member("downloadUrl").Text(), UriKind.Absolute, out var download))
            return new FileOffer(attachment.Name ?? "", ContentTypes.OfExtension(attachment.Content.Member("fileType").Text()), download, NeedsToken: false);
        if (attachment.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true && Uri.TryCreate(attachment.ContentUrl, UriKind.Absolute, out var picture))
            return new FileOffer(attachment.Name ?? $"image.{attachment.ContentType["image/".Length..]}", attachment.ContentType, picture, NeedsToken: true);
        return null;
    }
}
