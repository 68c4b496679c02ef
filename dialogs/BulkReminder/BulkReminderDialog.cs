using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Help;
using EscalationBot.Domain;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>
/// Bulk reminders (user stories 6.2): who, what, a look at it, when. What a campaign is and may is the domain's; here are
/// the words. For everybody but administrators and the Office these sentences mean nothing.
/// </summary>
internal sealed class BulkReminderDialog : IDialog
{
    public const string FlowName = "bulk-reminder";

    public IEnumerable<Flow<Turn>> Flows =>
    [
        new(FlowName)
        {
            Slots = [AudienceSlots.Audience, AudienceSlots.Agreed, TemplateSlots.Template, TemplateSlots.Deadline, UrgentSlots.Urgent, UrgentSlots.Reason, WhenSlot.Slot],
            Complete = Submit,
            About = (turn, draft) => turn.Text("bulk.about", ("who", draft.Shown(BulkOrder.Audience))),
        },
        CampaignCommands.DeclineFlow,
    ];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (BulkActions.Start, For(CampaignRules.MayWrite, Begin)),
        (BulkActions.Audience, For(CampaignRules.MayWrite, (turn, _) => turn.Engine.Start(turn, FlowName))),
        (BulkActions.EditTemplate, For(CampaignRules.MayWrite, (turn, _) => TemplateSlots.AskText(turn))),
        (BulkActions.Schedule, For(CampaignRules.MayWrite, (turn, _) => WhenSlot.AskMoment(turn))),
        (BulkActions.Test, For(CampaignRules.MayWrite, (turn, _) => Test(turn))),
        (BulkActions.Members, For(CampaignRules.MayApprove, MemberList.Say)),
        (BulkActions.List, For(CampaignRules.MayApprove, CampaignCard.SayAll)),
        (BulkActions.View, For(CampaignRules.MayApprove, CampaignCard.Say)),
        (BulkActions.Approve, For(CampaignRules.MayApprove, CampaignCommands.Approve)),
        (BulkActions.Decline, For(CampaignRules.MayApprove, CampaignCommands.AskWhyDeclined)),
        (BulkActions.Pause, For(CampaignRules.MayApprove, CampaignCommands.Pause)),
        (BulkActions.Resume, For(CampaignRules.MayApprove, CampaignCommands.Resume)),
        (BulkActions.Stop, For(CampaignRules.MayApprove, CampaignCommands.Stop)),
        (BulkActions.Retry, For(CampaignRules.MayWrite, CampaignCommands.Retry)),
        (BulkActions.Calls, For(CampaignRules.MayApprove, CampaignLists.SayCalls)),
        (BulkActions.Reactions, For(CampaignRules.MayApprove, CampaignLists.SayReactions)),
        (BulkActions.Sheet, For(CampaignRules.MayApprove, CampaignLists.SaySheet)),
        (BulkActions.Read, CampaignTeller.Read),
        (BulkActions.Noted, (turn, _) => turn.Say(turn.Text("campaign.noted"))),
    ];

    /// <summary>A spreadsheet from somebody who may write to many is an audience.</summary>
    public static bool IsList(Turn turn) => turn.Post is { } post && CampaignRules.MayWrite(post) && turn.Files.Any(f => turn.Sheets.ContainsKey(f.Key));

    /// <summary>Starts, or goes on with, a reminder to the units of an uploaded list.</summary>
    public static void HearList(Turn turn)
    {
        var file = turn.Files.First(f => turn.Sheets.ContainsKey(f.Key));
        var list = AudienceList.Read(turn, file.FileName, turn.Sheets[file.Key]);
        if (list.Members.Count == 0)
        {
            turn.Say(turn.Text("bulk.list-empty", ("file", file.FileName)));
            return;
        }
        if (turn.Desk.Keep(list) is CampaignOutcome.Done { After: var campaign })
            turn.Engine.Start(turn, FlowName, new Dictionary<string, SlotValue> { [BulkOrder.Audience] = AudienceSlots.Value(turn, campaign) });
    }

    private static void Begin(Turn turn, DialogAction action)
    {
        var text = action["text"];
        if (AudienceSentence.AsksForMissingRound(turn, text))
            turn.Say(turn.Text("bulk.no-round"));
        var known = AudienceSentence.Read(turn, text) is { } filter
            ? new Dictionary<string, SlotValue> { [BulkOrder.Audience] = AudienceSlots.Value(turn, filter) }
            : null;
        turn.Engine.Start(turn, FlowName, known);
    }

    /// <summary>The text of the first recipient, to the author alone.</summary>
    private static void Test(Turn turn)
    {
        if (turn.State.Active is not { Flow: FlowName } draft)
            return;
        var order = BulkOrder.Of(turn, draft);
        if (Preview.SamplesOf(turn, turn.Desk.Plan(order)) is [var first, ..])
            turn.Say(
                new Prompt([new Paragraph(turn.Text("bulk.test")), new Paragraph(CampaignWords.Said(turn, order, first))], WhenSlot.Choices(turn, draft)),
                draft: draft.StartedAt);
    }

    private static void Submit(Turn turn, Draft draft)
    {
        var order = BulkOrder.Of(turn, draft);
        if (!WhenSlot.IsAsSeen(turn, turn.Desk.Plan(order)))
        {
            turn.Say(turn.Text("bulk.audience-changed"));
            AskAgain(turn, draft, BulkOrder.When);
            return;
        }
        switch (turn.Desk.Submit(order))
        {
            case CampaignOutcome.Done done: CampaignCommands.SaySubmitted(turn, done.After); break;
            case CampaignOutcome.Refused refused:
                turn.Say(turn.Refusal(refused.Reason));
                if (Cures(refused.Reason) is { Length: > 0 } wrong)
                    AskAgain(turn, draft, wrong);
                break;
        }
    }

    /// <summary>What another answer can put right; the rest of the draft is kept.</summary>
    private static string[] Cures(Refusal reason) => reason.TextKey switch
    {
        RefusalKeys.CampaignAfterDeadline => [BulkOrder.Deadline, BulkOrder.When],
        RefusalKeys.CampaignPast => [BulkOrder.When],
        RefusalKeys.CampaignTooLarge => [BulkOrder.Audience, BulkOrder.Agreed, BulkOrder.When],
        _ => [],
    };

    private static void AskAgain(Turn turn, Draft draft, params string[] slots) =>
        turn.Engine.Start(turn, FlowName, draft.Slots.Where(s => !slots.Contains(s.Key)).ToDictionary());

    private static Action<Turn, DialogAction> For(Func<Post, bool> may, Action<Turn, DialogAction> act) => (turn, action) =>
    {
        if (turn.Post is { } post && may(post))
            act(turn, action);
        else
            HelpDialog.NotUnderstood(turn, times: 1);
    };
}
