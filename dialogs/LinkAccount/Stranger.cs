using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Help;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>The conversation with an account that is not linked. It never reaches the other dialogs.</summary>
internal static class Stranger
{
    public static void Hear(Turn turn, IncomingMessage message)
    {
        LinkMemory.DropOld(turn);
        if (message.Kind == IncomingKind.Joined)
            Greet(turn);
        else if (message.Kind == IncomingKind.SharedPhone)
            SharedPhone.Hear(turn, message.Text);
        else if (message is { Kind: IncomingKind.Choice, ChoiceId: { } choice })
            Press(turn, choice);
        else if (turn.Files.Count > 0)
            turn.Say(Offer(turn, "link.no-files"));
        else
            HearText(turn, message.Text.Trim());
    }

    public static void AskCode(Turn turn)
    {
        LinkMemory.Ask(turn);
        turn.Say(turn.Text("link.ask-code"));
    }

    public static void NoCode(Turn turn) => turn.Say(new Prompt(
        turn.Text("link.no-code"), new Option(turn.Text("link.do-human"), new DialogAction(ActionNames.Human), Repeatable: true)));

    public static void Privacy(Turn turn)
    {
        List<Block> blocks = [new Paragraph(turn.Text("link.privacy"))];
        var options = new List<Option>();
        if (LinkMemory.HeldText(turn) is not null)
        {
            blocks.Add(new Paragraph(turn.Text("link.privacy-held")));
            options.Add(new Option(turn.Text("link.do-forget"), new DialogAction(LinkActions.Forget)));
        }
        if (Ended(turn) is { } ended)
        {
            blocks.Add(new Paragraph(turn.Text("link.privacy-ended", ("post", turn.Show.Post(ended.Post)))));
            options.Add(new Option(turn.Text("data.do-delete"), new DialogAction(LinkActions.DeleteEnded)));
        }
        turn.Say(new Prompt(blocks, options));
    }

    /// <summary>The link that this account had, when it does not speak for the post any more.</summary>
    private static Account? Ended(Turn turn) => turn.Account is { } account ? turn.Directory.Accounts.GetValueOrDefault(account) : null;

    public static void Forget(Turn turn)
    {
        LinkMemory.DropHeld(turn);
        turn.Say(turn.Text("link.forgotten"));
    }

    private static void HearText(Turn turn, string text)
    {
        if (LinkCodes.HasShape(CodeReading.Bare(text)) && (CodeReading.LooksTyped(text) || LinkMemory.IsAsked(turn) || Linking.IsLive(turn, text)))
            Linking.TryCode(turn, text);
        else if (Picked(turn, text) is { } choice)
            Press(turn, choice);
        else if (Allowed(Phrases.Match(turn, text)) is { } action)
            turn.Engine.Run(turn, action);
        else if (HelpDialog.ToEnglish(turn, Phrases.Match(turn, text)) is [var english])
            Greet(turn, english);
        else if (turn.Reader.Choice(text).Value == Vietnamese.Choice.Human)
            HelpDialog.CallHuman(turn);
        else if (LinkMemory.IsAsked(turn) && CodeReading.IsOneWord(text))
            Linking.TryCode(turn, text);
        else
            HearSentence(turn, text);
    }

    /// <summary>A report is held until the account is linked; anything else only hears how to link.</summary>
    private static void HearSentence(Turn turn, string text)
    {
        if (text.Length > 0 && turn.Reader.Sentence(text, turn.Rules.Time.Local(turn.Now)).Intent == Intent.ReportStalled)
        {
            LinkMemory.Hold(turn, text);
            turn.Say(Offer(turn, "link.held"));
        }
        else if (turn.State.Questions.Count == 0)
            Greet(turn);
        else
            turn.Say(Offer(turn, "link.how"));
    }

    private static void Greet(Turn turn, params IReadOnlyList<Option> more)
    {
        var greeting = Ended(turn) is { } linked
            ? Offer(turn, "link.post-ended", ("post", turn.Show.Post(linked.Post)))
            : Offer(turn, "link.greeting", ("basis", turn.Rules.LegalBasis));
        turn.Say(greeting with { Options = [.. greeting.Options, .. more] });
    }

    public static Prompt Offer(Turn turn, string text, params IReadOnlyList<(string Name, object Value)> args) => new(
        turn.Text(text, args),
        [
            new Option(turn.Text("link.do-enter"), new DialogAction(LinkActions.Enter), Repeatable: true),
            new Option(turn.Text("link.do-no-code"), new DialogAction(LinkActions.NoCode), Repeatable: true),
            .. SharedPhone.IsOffered(turn) ? [new Option(turn.Text("link.do-phone"), new DialogAction(LinkActions.Phone), Repeatable: true)] : Array.Empty<Option>(),
            new Option(turn.Text("link.do-privacy"), new DialogAction(LinkActions.Privacy), Repeatable: true),
        ]);

    /// <summary>The choice of the newest question that a number, a yes or a no picks.</summary>
    private static string? Picked(Turn turn, string text)
    {
        if (turn.State.Questions is not [.., var question])
            return null;
        var read = turn.Reader.Choice(text);
        var choice = read switch
        {
            { Number: { } number } => question.Choices.FirstOrDefault(c => c.Number == number),
            { Value: Vietnamese.Choice.Yes } => question.Choices.FirstOrDefault(c => c.Means == Answer.Yes),
            { Value: Vietnamese.Choice.No } => question.Choices.FirstOrDefault(c => c.Means == Answer.No),
            _ => null,
        };
        return choice?.Id;
    }

    /// <summary>A button of the time when the account was linked does nothing any more.</summary>
    private static void Press(Turn turn, string choiceId)
    {
        var choice = turn.State.Questions.SelectMany(q => q.Choices).LastOrDefault(c => c.Id == choiceId);
        if (choice is not null && Allowed(DialogAction.Parse(choice.Action)) is not null)
            turn.Engine.OnChoice(turn, choiceId);
        else
            turn.Say(Offer(turn, "link.how"));
    }

    private static DialogAction? Allowed(DialogAction? action) =>
        action is not null && (action.Name.StartsWith(LinkActions.OpenToStrangers, StringComparison.Ordinal) || action.Name is ActionNames.Human or ActionNames.Language or LinkActions.Data)
            ? action
            : null;
}
