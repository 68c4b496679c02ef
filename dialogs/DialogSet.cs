using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.AgencyAnswer;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.Codes;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.DailyDigest;
using EscalationBot.Dialogs.Delivery;
using EscalationBot.Dialogs.FileProposal;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Dialogs.Help;
using EscalationBot.Dialogs.LinkAccount;
using EscalationBot.Dialogs.News;
using EscalationBot.Dialogs.Nudge;
using EscalationBot.Dialogs.ReviewRound;
using EscalationBot.Dialogs.ShortNotice;
using EscalationBot.Dialogs.TrackProposal;
using EscalationBot.Dialogs.UpdateProposal;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs;

/// <summary>All conversations together: a table of contents.</summary>
internal sealed class DialogSet : IDialogSet<Turn>
{
    private const int MostCharacters = 8_000;

    private static readonly IReadOnlyList<IDialog> All =
    [
        new FileProposalDialog(), new TrackProposalDialog(), new UpdateProposalDialog(), new AgencyAnswerDialog(), new GiveDirectionDialog(),
        new LinkAccountDialog(), new CodesDialog(), new BulkReminderDialog(), new ReviewRoundDialog(), new HelpDialog(), new DigestDialog(),
        new DeliveryDialog(), new ShortNoticeDialog(),
    ];

    /// <summary>Every dialog that asks something.</summary>
    public static IReadOnlyList<Flow<Turn>> Flows { get; } = [.. All.SelectMany(d => d.Flows)];

    private readonly DialogEngine<Turn> engine;

    public DialogSet()
    {
        Actions = All.SelectMany(d => d.Actions).ToDictionary(a => a.Name, a => a.Do);
        engine = new DialogEngine<Turn>(Flows, this);
    }

    public IReadOnlyDictionary<string, Action<Turn, DialogAction>> Actions { get; }

    public IReadOnlySet<string> Asides { get; } = new HashSet<string> { ActionNames.Language, ActionNames.Greet, ActionNames.Thanks };

    /// <summary>A message from outside: the door checks first, then the engine.</summary>
    public void Hear(Turn turn, IncomingMessage message)
    {
        turn.Engine = engine;
        if (message.Kind == IncomingKind.Interacted || (message.Kind == IncomingKind.SharedPhone && turn.Post is not null))
            return;
        if (message.Withheld && turn.Post is null)
            Withheld(turn);
        else if (message.Withheld)
            engine.OnOther(turn, Withheld);
        else if (message.Kind == IncomingKind.Mentioned)
            turn.Say(turn.Text("common.in-public"));
        else if (message.Kind == IncomingKind.Left)
            LinkAccountDialog.Left(turn);
        else if (message.Kind == IncomingKind.Withdrew)
            MyData.Withdraw(turn);
        else if (message.Kind == IncomingKind.Joined && IsHere(turn, message))
            return;
        else if (turn.Post is null)
            LinkAccountDialog.HearStranger(turn, message);
        else if (message.Kind == IncomingKind.Joined)
            LinkAccountDialog.Welcome(turn);
        else if (message.Text.Length > MostCharacters)
            engine.OnOther(turn, t => t.Say(t.Text("common.too-long", ("length", message.Text.Length), ("most", MostCharacters))));
        else if (message is { Kind: IncomingKind.Choice, ChoiceId: { } choice })
            engine.OnChoice(turn, choice);
        else if (BulkReminderDialog.IsList(turn))
            BulkReminderDialog.HearList(turn);
        else if (turn.Files.Count > 0)
            engine.OnOther(turn, t => UpdateProposalDialog.HearFiles(t, message.Text));
        else if (string.IsNullOrWhiteSpace(message.Text))
            engine.OnOther(turn, t => t.Say(t.Text(message.FilesLost ? "common.file-lost" : "common.empty")));
        else if (message.Field is { } field)
            engine.OnField(turn, field, message.Text.Trim());
        else
            engine.OnText(turn, message.Text.Trim());
    }

    /// <summary>Channels tell of one joining in several messages, and again later. Who left, or was thought gone, is greeted again.</summary>
    private static bool IsHere(Turn turn, IncomingMessage message)
    {
        var account = new AccountId(message.Channel, message.User);
        return turn.Office.Reach.LastHeard(account) is not null && !turn.Office.Reach.Holds.ContainsKey(HoldScope.Of(account));
    }

    public Heard Hear(Turn turn, string text) => Understanding.Hear(turn, text);

    public void Help(Turn turn) => HelpDialog.ShowHelp(turn);

    public void Human(Turn turn) => HelpDialog.CallHuman(turn);

    /// <summary>Who was told that there is something to read, and writes anything, wants to read it.</summary>
    public void NotUnderstood(Turn turn, int times)
    {
        if (!ShortNoticeTeller.SayRest(turn))
            HelpDialog.NotUnderstood(turn, times);
    }

    /// <summary>Says a notice; a reason comes back when it is no longer worth saying.</summary>
    public string? Tell(Turn turn, Notice notice)
    {
        turn.Engine = engine;
        return notice switch
        {
            NudgeNotice nudges => NudgeTeller.Tell(turn, nudges),
            DigestNotice digest => DigestTeller.Tell(turn, digest),
            DigestHeldNotice held => DigestTeller.TellHeld(turn, held),
            NewsNotice news => NewsTeller.Tell(turn, news),
            DraftNotice draft => FileProposalDialog.TellDraft(turn, draft),
            CallNotice call => CallTeller.Tell(turn, call),
            ReviewNotice review => ReviewRoundDialog.Tell(turn, review),
            CampaignNotice campaign => CampaignTeller.Tell(turn, campaign),
            CampaignNewsNotice campaign => CampaignTeller.TellNews(turn, campaign),
            HelpWantedNotice wanted => HelpDialog.TellWanted(turn, wanted),
            ChannelDownNotice down => ChannelDesk.Tell(turn, down),
            AccessEndingNotice ending => ChannelDesk.TellEnding(turn, ending),
            StuckNotice stuck => StuckDesk.Tell(turn, stuck),
            SelfAuditNotice audit => SelfAuditTeller.Tell(turn, audit),
            LeftPostNotice left => LinkAccountDialog.TellLeft(turn, left),
            InvitationNotice invitation => InvitationTeller.Tell(turn, invitation),
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.GetType().Name),
        };
    }

    /// <summary>Says what a message that goes on changing shows now.</summary>
    public static void Show(Turn turn, string live) => CampaignCard.Renew(turn, live);

    /// <summary>What was told counts as told only when it went out.</summary>
    public void Ended(Turn turn, Notice notice, OutgoingMessage message, NoticeEnd end)
    {
        if (end is NoticeEnd.Failed or NoticeEnd.NotYet)
            turn.Withdraw(message);
        if (notice is InvitationNotice)
            InvitationTeller.Ended(turn, notice, message, end);
        else if (end == NoticeEnd.Failed)
            Unreachable(turn, notice);
        else if (end != NoticeEnd.NotYet && notice is NudgeNotice nudges)
            NudgeTeller.Ended(turn, nudges, end);
        else if (end != NoticeEnd.NotYet && notice is DigestNotice digest && message.Fixed is null)
            DigestTeller.Ended(turn, digest, end);
    }

    public void Unreachable(Turn turn, Notice notice)
    {
        turn.Engine = engine;
        if (notice is InvitationNotice)
            InvitationTeller.Unreachable(turn, notice);
        else
            NudgeTeller.Unreachable(turn, notice);
    }

    private static void Withheld(Turn turn)
    {
        turn.Log("secret-refused", turn.AccountName?.ToString() ?? "");
        turn.Say(turn.Text("common.secret"));
    }
}
