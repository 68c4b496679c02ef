using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>"Bàn giao UBND xã A": the accounts of the former holder end today, their users are told, the successor gets a code (user stories 6.3).</summary>
internal static class HandOverPost
{
    public static PostChoice Posts { get; } = new("codes-hand-over", CodeActions.HandOverFor, AskSure);

    public static void HandOver(Turn turn, DialogAction action)
    {
        if (turn.Directory.Post(new PostId(action["post"])) is not { } post)
        {
            turn.Say(turn.Text("codes.no-post"));
            return;
        }
        var accounts = turn.Directory.AccountsOf(post.Id);
        Domain.Organisation.HandOver.End(turn.Changes, turn.Directory, accounts.Select(a => (a, turn.Today)), turn.Rules.NextOfficeMoment(turn.Now));
        turn.Log("handed-over", post.Id.Value, string.Join(", ", accounts.Select(AccountNames.Of)));
        turn.Say(turn.Text("codes.handed-over", ("post", PostLabel.Of(turn, post)), ("accounts", Show.Count(accounts.Count))));
        IssueCode.Issue(turn, post);
    }

    private static void AskSure(Turn turn, Post post)
    {
        var accounts = turn.Directory.AccountsOf(post.Id);
        var open = turn.Office.List(new ProposalQuery(Unit: post.Unit), null, 1).Total;
        turn.Say(new Prompt(
            [new Paragraph(turn.Text("codes.ask-hand-over", ("post", PostLabel.Of(turn, post)), ("accounts", Show.Count(accounts.Count)), ("date", Show.Date(turn.Today)), ("count", Show.Count(open))))],
            new Option(turn.Text("codes.do-hand-over"), new DialogAction(CodeActions.HandOverSure, ("post", post.Id.Value)), Means: Answer.Yes),
            new Option(turn.Text("codes.do-keep"), new DialogAction(EngineActions.Nothing), Means: Answer.No)));
    }
}
