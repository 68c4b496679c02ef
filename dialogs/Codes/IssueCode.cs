using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>"Cấp mã liên kết UBND xã A": finds the post, makes a code, shows it once and keeps its hash.</summary>
internal static class IssueCode
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    public static PostChoice Posts { get; } = new("codes-issue", CodeActions.IssueFor, Issue);

    /// <summary>A new code, of which only the hash is kept.</summary>
    public static (string Code, LinkCode Kept) Make(Turn turn, Post post, PostId? by)
    {
        var code = LinkCodes.Make(Convert.FromHexString(turn.Entropy));
        var kept = new LinkCode(LinkCodes.HashOf(code), LinkCodes.HintOf(code), post.Id, by, turn.Now, turn.Now + Validity, null, null);
        turn.Changes.Directory = turn.Directory.With(kept);
        turn.Log("code-issued", post.Id.Value, kept.Hint);
        return (code, kept);
    }

    public static void Issue(Turn turn, Post post)
    {
        var (code, kept) = Make(turn, post, turn.Post!.Id);
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("codes.issued", ("post", PostLabel.Of(turn, post)), ("code", code))),
                new Paragraph(turn.Text("codes.issued-rules", ("until", turn.Show.Time(kept.ExpiresAt)))),
            ],
            new Option(turn.Text("codes.do-revoke-this"), new DialogAction(CodeActions.Revoke, ("hash", kept.Hash))),
            new Option(turn.Text("codes.do-list"), new DialogAction(CodeActions.List), Repeatable: true)));
    }
}
