using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Help;

/// <summary>Help that fits the post and the moment, the language, and the way to a person.</summary>
internal sealed class HelpDialog : IDialog
{
    private const int MissesBeforeHuman = 2;

    private static readonly Option English = new("English", new DialogAction(ActionNames.Language, ("to", TextCatalogue.English)));

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (ActionNames.Help, (turn, _) => ShowHelp(turn)),
        (ActionNames.Human, (turn, _) => CallHuman(turn)),
        (ActionNames.Language, SetLanguage),
        (ActionNames.Greet, Greet),
        (ActionNames.Thanks, (turn, _) => turn.Say(turn.Text("help.thanks"))),
    ];

    public static void Welcome(Turn turn)
    {
        turn.Say(new Prompt(turn.Text("help.welcome", ("post", turn.Show.Post(turn.Post!.Id)), ("basis", turn.Rules.LegalBasis))));
        ShowHelp(turn);
    }

    /// <summary>A greeting is returned; with nothing in progress the ways to go on are offered.</summary>
    private static void Greet(Turn turn, DialogAction action)
    {
        var words = turn.Text("help.greet", ("post", turn.Show.Post(turn.Post!.Id)));
        turn.Say(turn.State.Active is null ? new Prompt(words, [.. Offers(turn, Role(turn)), .. ToEnglish(turn, action)]) : new Prompt(words));
    }

    /// <summary>Who greets in English may want to go on in English; many only greet so, so it is offered.</summary>
    public static IReadOnlyList<Option> ToEnglish(Turn turn, DialogAction? greeting) =>
        greeting is { Name: ActionNames.Greet } && greeting["in"] == TextCatalogue.English && turn.State.Language != TextCatalogue.English ? [English] : [];

    public static void ShowHelp(Turn turn)
    {
        if (turn.State.Active is not null)
        {
            turn.Say(turn.Text("help.in-dialog"));
            return;
        }
        var role = Role(turn);
        turn.Say(new Prompt(
            [.. Authority.Lines(turn), new Paragraph(turn.Text($"help.lead.{role}")), new BulletList([.. turn.Text($"help.lines.{role}").Split('|')]), new Paragraph(turn.Text("help.always", NoticeWords.UndoMinutes(turn)))],
            Offers(turn, role)));
    }

    /// <summary>Whoever may act for a head is helped like one; who only reads sees what there is to read.</summary>
    private static PostRole Role(Turn turn) => turn.Post switch
    {
        { Role: not PostRole.Deputy } own => own.Role,
        _ => turn.ActsForHead?.Role ?? PostRole.Deputy,
    };

    /// <summary>Passes the wish on to the Office; the message history stays with the user.</summary>
    public static void CallHuman(Turn turn)
    {
        var office = turn.Directory.PostsWith(PostRole.Office, turn.Today);
        var slot = turn.Now.UtcTicks / TimeSpan.TicksPerHour;
        foreach (var post in office.Where(p => p.Id != turn.Post?.Id))
            turn.Changes.Notices.Add(new HelpWantedNotice($"human:{turn.AccountName}:{slot}:{post.Id}", post.Id, turn.Rules.NextOfficeMoment(turn.Now), turn.Post?.Id));
        turn.Log("human-wanted", turn.AccountName?.ToString() ?? "");
        turn.Say(turn.Text(turn.Rules.NextOfficeMoment(turn.Now) == turn.Now ? "help.human" : "help.human-later", ("when", turn.ShowTime(turn.Rules.NextOfficeMoment(turn.Now)))));
    }

    public static string? TellWanted(Turn turn, HelpWantedNotice notice)
    {
        turn.Say(new Prompt(turn.Text(notice.From is null ? "help.wanted-unknown" : "help.wanted", ("post", notice.From is { } from ? turn.Show.Post(from) : ""))), MessageKind.News);
        return null;
    }

    /// <summary>Three offers; after two misses in a row a person comes first.</summary>
    public static void NotUnderstood(Turn turn, int times)
    {
        var human = new Option(turn.Text("help.offer-human"), new DialogAction(ActionNames.Human));
        var offers = Offers(turn, Role(turn));
        turn.Say(new Prompt(turn.Text("help.not-understood"), times >= MissesBeforeHuman ? [human, .. offers] : [.. offers, human]));
    }

    private static Option[] Offers(Turn turn, PostRole role)
    {
        var status = new Option(turn.Text("help.offer-status"), new DialogAction(ActionNames.Overview), Repeatable: true);
        return role switch
        {
            PostRole.UnitHead or PostRole.AgencyHead => [new Option(turn.Text("help.offer-report"), new DialogAction(ActionNames.Report), Repeatable: true), status],
            PostRole.Leader or PostRole.Chair => [new Option(turn.Text("help.offer-digest"), new DialogAction("digest"), Repeatable: true), status],
            PostRole.Office or PostRole.Deputy => [status],
            PostRole.Admin =>
            [
                new Option(turn.Text("help.offer-codes"), new DialogAction("codes"), Repeatable: true),
                new Option(turn.Text("help.offer-bulk"), new DialogAction("bulk"), Repeatable: true),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
    }

    private static void SetLanguage(Turn turn, DialogAction action)
    {
        var to = action["to"];
        if (!TextCatalogue.Languages.Contains(to))
        {
            turn.Say(new Prompt(turn.Text("help.which-language"),
                new Option("Tiếng Việt", new DialogAction(ActionNames.Language, ("to", TextCatalogue.Vietnamese))),
                English));
            return;
        }
        turn.State = turn.State with { Language = to };
        turn.Say(turn.Text("help.language-set"));
    }
}
