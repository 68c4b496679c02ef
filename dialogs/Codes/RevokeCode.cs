using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>Takes a code out of use, after a question: by a choice, by the whole code, or by its last two characters.</summary>
internal static class RevokeCode
{
    public static void Ask(Turn turn, DialogAction action)
    {
        switch (Named(turn, action))
        {
            case []: turn.Say(turn.Text("codes.none-such")); break;
            case [var only]: AskSure(turn, only); break;
            case var several: turn.Say(new Prompt(turn.Text("codes.which-code"), [.. several.Select(c => CodeList.RevokeOption(turn, c))])); break;
        }
    }

    public static void Revoke(Turn turn, DialogAction action)
    {
        if (Named(turn, action) is not [var code])
        {
            turn.Say(turn.Text("codes.none-such"));
            return;
        }
        turn.Changes.Directory = turn.Directory.With(code with { RevokedAt = turn.Now });
        turn.Log("code-revoked", code.Post.Value, code.Hint);
        turn.Say(turn.Text("codes.revoked", ("hint", code.Hint), ("post", CodeList.PostOf(turn, code))));
    }

    private static void AskSure(Turn turn, LinkCode code) => turn.Say(new Prompt(
        turn.Text("codes.ask-revoke", ("line", CodeList.Line(turn, code))),
        new Option(turn.Text("codes.do-revoke-sure"), new DialogAction(CodeActions.RevokeSure, ("hash", code.Hash)), Means: Answer.Yes),
        new Option(turn.Text("codes.do-keep"), new DialogAction(EngineActions.Nothing), Means: Answer.No)));

    private static List<LinkCode> Named(Turn turn, DialogAction action)
    {
        var active = turn.Directory.LinkCodes.Values.Where(c => CodeList.IsActive(c, turn.Now)).OrderBy(c => c.IssuedAt);
        if (action["hash"] is { Length: > 0 } hash)
            return [.. active.Where(c => c.Hash == hash)];
        var typed = action["rest"];
        return LinkCodes.HasShape(typed)
            ? [.. active.Where(c => c.Hash == LinkCodes.HashOf(typed))]
            : [.. active.Where(c => c.Hint == LinkCodes.HintOf(typed))];
    }
}
