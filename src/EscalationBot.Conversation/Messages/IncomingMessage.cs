namespace EscalationBot.Conversation.Messages;

/// <summary>
/// Joined: the user followed the account or installed the app. Left: unfollowed, blocked or uninstalled. Mentioned: named the
/// bot in a chat of several people, where nothing of anybody's records may be shown. Interacted: did something that says nothing
/// but counts as being there (a reaction, a call); nobody answers. Withdrew: asked the service to have their data deleted.
/// SharedPhone: handed over their telephone number by the service's own form; the text is the number.
/// </summary>
public enum IncomingKind { Text, Choice, File, Joined, Left, Mentioned, Interacted, Withdrew, SharedPhone }

/// <summary>A file that came with a message; its bytes are kept in the file store under <see cref="Key"/>.</summary>
/// <param name="Size">Bytes.</param>
public sealed record Attachment(string Key, string FileName, string ContentType, long Size);

/// <summary>
/// What a user sent, on any channel. <see cref="Channel"/>, <see cref="Conversation"/> and <see cref="MessageId"/> together name
/// the message: the same three twice are one message.
/// </summary>
/// <param name="User">The channel's identifier of the account.</param>
/// <param name="At">When the bot received it.</param>
/// <param name="ChoiceId">The <see cref="Choice.Id"/> of a pressed button.</param>
/// <param name="Withheld">
/// The text or file carried a secrecy mark and was dropped at the door: the turn says so, nothing of it is kept.
/// </param>
/// <param name="Address">How the channel reaches this conversation, in the channel's own words; the newest is kept.</param>
/// <param name="FilesLost">A file came with it that could not be fetched; the sender must hear of it.</param>
public sealed record IncomingMessage(
    string Channel, string Conversation, string MessageId, string User, DateTimeOffset At, IncomingKind Kind,
    string Text = "", string? ChoiceId = null, IReadOnlyList<Attachment>? Files = null, bool Withheld = false, string? Address = null, bool FilesLost = false)
{
    /// <summary>Its number within the conversation, counted from 1 without gaps; null when the channel does not count.</summary>
    public long? Sequence { get; init; }

    /// <summary>The <see cref="Messages.Field.Id"/> of the field in which <see cref="Text"/> was written; null when it was typed.</summary>
    public string? Field { get; init; }

    /// <summary>The trace it belongs to, as a W3C trace parent; null when nobody traces.</summary>
    public string? Trace { get; init; }

    /// <summary>The key of the inbox. Names that hold a bar themselves do not run into each other.</summary>
    public string Key => $"{Part(Channel)}|{Part(Conversation)}|{Part(MessageId)}";

    private static string Part(string name) =>
        name.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
}
