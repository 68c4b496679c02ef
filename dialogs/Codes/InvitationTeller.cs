using System.Globalization;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>The invitation to link as it goes out: an approved text (manifests/zalo) with a code that is made now.</summary>
internal static class InvitationTeller
{
    private const string Code = "ma";

    public static string? Tell(Turn turn, InvitationNotice notice)
    {
        if (turn.Post is not { } post || !post.Validity.Contains(turn.Today))
            return "the post has ended";
        if (turn.Directory.AccountsOf(post.Id).Count > 0)
            return "linked meanwhile";
        var (code, kept) = IssueCode.Make(turn, post, notice.InvitedBy);
        var until = turn.Rules.Time.Local(kept.ExpiresAt).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
        var values = new Dictionary<string, string> { ["chuc_danh"] = NoticeWords.Title(turn, post), [Code] = code, ["han"] = until };
        var text = notice.FixedText().ToString();
        var words = turn.TextIn(TextCatalogue.Vietnamese, $"short.{text}", [.. values.Select(v => (v.Key, (object)v.Value))]);
        turn.SayFixed(words, MessageKind.News, TextCatalogue.Vietnamese, new FilledText(text, values));
        return null;
    }

    /// <summary>A code that certainly reached nobody is taken out of use; telling it again makes another.</summary>
    public static void Ended(Turn turn, Notice notice, OutgoingMessage message, NoticeEnd end)
    {
        if (end == NoticeEnd.Failed)
            Unreachable(turn, notice);
        if (end is NoticeEnd.Failed or NoticeEnd.NotYet
            && message.Fixed is { } text && turn.Directory.LinkCodes.GetValueOrDefault(LinkCodes.HashOf(text.Values[Code])) is { } code)
            turn.Changes.Directory = turn.Directory.With(code with { RevokedAt = turn.Now });
    }

    /// <summary>Nobody is called for it: the post stays on the list of those that are not linked.</summary>
    public static void Unreachable(Turn turn, Notice notice) => turn.Log("unreachable", notice.Recipient.Value, notice.Key);
}
