using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>What is said to a campaign by its code, or to the one that goes on when no code is said.</summary>
internal static class CampaignCommands
{
    private const string Campaign = "campaign";

    /// <summary>A refusal to approve needs its reason.</summary>
    public static Flow<Turn> DeclineFlow { get; } = new("campaign-decline")
    {
        Slots =
        [
            new Slot<Turn>(Campaign)
            {
                Ask = (turn, _) => new Prompt(turn.Text("campaign.which")),
                Read = (_, _, text) => CampaignId.TryParse(text, out var id) ? new Reading.Filled(new SlotValue(id.ToString(), id.ToString())) : new Reading.NotUnderstood(),
            },
            new Slot<Turn>(SlotNames.Reason)
            {
                FreeText = true,
                Ask = (turn, draft) => new Prompt(turn.Text("campaign.ask-decline", ("campaign", draft.Shown(Campaign)))),
                Read = (turn, _, text) => EvidenceSlots.Free(turn, text),
            },
        ],
        Complete = (turn, draft) => Decline(turn, draft.Value(Campaign)!, draft.Value(SlotNames.Reason)),
        About = (turn, draft) => turn.Text("campaign.about-decline", ("campaign", draft.Shown(Campaign))),
        Keep = false,
    };

    public static void SaySubmitted(Turn turn, Campaign campaign)
    {
        var plan = campaign.Plan!;
        var lines = new List<string>
        {
            turn.Text(plan.At > turn.Now ? "campaign.scheduled" : "campaign.sending", ("campaign", campaign.Id), ("when", turn.Show.Moment(plan.At)), ("count", Show.Count(plan.Recipients.Count))),
        };
        if (plan.UrgentBecause is not null)
            lines.Add(turn.Text("campaign.urgent-noted"));
        if (plan.NeedsApproval)
            lines.Add(turn.Text("campaign.approval-asked", ("campaign", campaign.Id), ("threshold", turn.Rules.Campaigns.ApprovalThreshold)));
        lines.Add(turn.Text("campaign.can-stop", ("campaign", campaign.Id)));
        var undo = new DialogAction(BulkActions.Stop, ("campaign", campaign.Id.ToString()));
        turn.State = turn.State with { Undo = new UndoOffer(undo.ToString(), turn.Now, turn.Now + turn.Rules.UndoWindow) };
        if (turn.CanRevise)
            CampaignCard.Say(turn, campaign, CampaignCard.Of(turn, campaign) with { Lead = string.Join(' ', lines) });
        else
            turn.Say(string.Join(' ', lines));
    }

    public static void Approve(Turn turn, DialogAction action) => Do(turn, action, turn.Desk.Approve, c => c.AwaitsApproval, after => turn.Text(
        after.Plan!.At > turn.Now ? "campaign.approved-scheduled" : "campaign.approved", ("campaign", after.Id), ("when", turn.Show.Moment(after.Plan.At))));

    public static void AskWhyDeclined(Turn turn, DialogAction action)
    {
        if (One(turn, action, c => c.AwaitsApproval) is not { } id)
            return;
        if (action["rest"].TrimStart(',', ':', '.', ' ') is { Length: > 0 } reason)
            Decline(turn, id.ToString(), reason);
        else
            turn.Engine.Start(turn, DeclineFlow.Name, new Dictionary<string, SlotValue> { [Campaign] = new(id.ToString(), id.ToString()) });
    }

    public static void Pause(Turn turn, DialogAction action) => Do(turn, action, turn.Desk.Pause, c => c is { IsLive: true, IsPaused: false }, after => Counted(turn, "campaign.paused", after));

    public static void Resume(Turn turn, DialogAction action) => Do(turn, action, turn.Desk.Resume, c => c.IsPaused, after => Counted(turn, "campaign.resumed", after));

    public static void Stop(Turn turn, DialogAction action) => Do(turn, action, turn.Desk.Stop, c => c.IsLive, after => Counted(turn, "campaign.stopped", after));

    public static void Retry(Turn turn, DialogAction action) => Do(turn, action, turn.Desk.Retry, _ => false, after =>
        turn.Text("campaign.retried", ("campaign", after.Id), ("count", Show.Count(after.Retries[^1].Count))));

    private static void Decline(Turn turn, string code, string? reason)
    {
        if (CampaignId.TryParse(code, out var id))
            Say(turn, turn.Desk.Decline(id, reason), after => turn.Text("campaign.declined", ("campaign", after.Id)));
    }

    private static void Do(Turn turn, DialogAction action, Func<CampaignId, CampaignOutcome> command, Func<Campaign, bool> fits, Func<Campaign, string> done)
    {
        if (One(turn, action, fits) is { } id)
            Say(turn, command(id), done);
    }

    private static void Say(Turn turn, CampaignOutcome outcome, Func<Campaign, string> done) => turn.Say(outcome switch
    {
        CampaignOutcome.Done { After: var after } => done(after),
        CampaignOutcome.Refused refused => turn.Refusal(refused.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name),
    });

    private static string Counted(Turn turn, string key, Campaign campaign)
    {
        var report = CampaignReport.Of(campaign, turn.Office.Groups);
        var gone = report.Recipients - report.Waiting - report.Stopped;
        return turn.Text(key, ("campaign", campaign.Id), ("gone", Show.Count(gone)), ("all", Show.Count(report.Recipients)), ("rest", Show.Count(report.Waiting + report.Stopped)));
    }

    /// <summary>The campaign that is named, or the only one that fits; otherwise it is asked or said that there is none.</summary>
    private static CampaignId? One(Turn turn, DialogAction action, Func<Campaign, bool> fits)
    {
        if (CampaignId.TryParse(action["campaign"], out var named))
            return named;
        switch (turn.Office.Campaigns.NewestFirst.Where(fits).Take(CampaignCard.Offered).ToList())
        {
            case [var only]: return only.Id;
            case []: turn.Say(turn.Text("campaign.none-fits")); return null;
            case var several:
                turn.Say(new Prompt(turn.Text("campaign.which"), [.. several.Select(c => new Option(
                    CampaignCard.Line(turn, c), new DialogAction(action.Name, ("campaign", c.Id.ToString()))))]));
                return null;
        }
    }
}
