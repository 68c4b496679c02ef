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

    public static void Issue(Turn turn, Post post)
    {
        var code = LinkCodes.Make(Convert.FromHexString(turn.Entropy));
        var expires = turn.Now + Validity;
        var kept = new LinkCode(LinkCodes.HashOf(code), LinkCodes.HintOf(code), post.Id, turn.Post!.Id, turn.Now, expires, null, null);
        turn.Changes.Directory = turn.Directory.With(kept);
        turn.Log("code-issued", post.Id.Value, kept.Hint);
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("codes.issued", ("post", PostLabel.Of(turn, post)), ("code", code))),
                new Paragraph(turn.Text("codes.issued-rules", ("until", turn.Show.Time(expires)))),
            ],
            new Option(turn.Text("codes.do-revoke-this"), new DialogAction(CodeActions.Revoke, ("hash", kept.Hash))),
            new Option(turn.Text("codes.do-list"), new DialogAction(CodeActions.List), Repeatable: true)));
    }
}
