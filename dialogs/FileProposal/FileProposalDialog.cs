using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.UpdateProposal;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>Report a stalled proposal: guided in six steps, or by one sentence that fills what it can (user stories 4.2, 4.3).</summary>
internal sealed class FileProposalDialog : IDialog
{
    public const string FlowName = "report";

    /// <summary>Nobody needs to be reminded of what they are typing.</summary>
    private static readonly TimeSpan JustTouched = TimeSpan.FromHours(1);

    private static readonly Flow<Turn> Report = new(FlowName)
    {
        Slots = ReportSlots.All,
        Summary = ReportCard.Show,
        Complete = Save,
        About = About,
    };

    public IEnumerable<Flow<Turn>> Flows => [Report, LetterDraft.Flow];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (ActionNames.Report, Begin),
        (ActionNames.ReportWhy, (turn, _) => ReportCard.Explain(turn)),
        (ActionNames.ReportExisting, UpdateExisting),
        (ActionNames.ReportJoin, MutualReplies.Join),
        (ActionNames.ReportLetter, LetterDraft.Begin),
        (ActionNames.ReportNext, (turn, action) => OtherLetters.Begin(turn, action)),
        (ActionNames.ReportClear, Clear),
    ];

    /// <summary>Wakes a head whose report was left half done: once, a working day after its first step (the key makes it one).</summary>
    public static void RemindLater(Turn turn)
    {
        if (turn.Post is not { } post || turn.State.Active is not { Flow: FlowName } draft || ReportSlots.StepsDone(draft) == 0)
            return;
        var due = turn.Rules.Time.At(turn.Rules.Calendar.AddWorkingDays(turn.Today, 1), turn.Rules.NudgeTime);
        turn.Changes.Notices.Add(new DraftNotice($"draft:{turn.AccountName}:{draft.StartedAt.UtcTicks}", post.Id, due, draft.StartedAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public static string? TellDraft(Turn turn, DraftNotice notice)
    {
        var drafts = turn.State.Suspended.Append(turn.State.Active).OfType<Draft>();
        var draft = drafts.FirstOrDefault(d => d.StartedAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture) == notice.Draft);
        if (draft is null)
            return "finished";
        var inProgress = draft == turn.State.Active;
        if (inProgress && turn.Now - draft.TouchedAt < JustTouched)
            return "in-progress";
        turn.Say(new Prompt(turn.Text("report.draft-reminder", ("about", Known(draft) is { Length: > 0 } known ? $" ({known})" : ""), ("steps", ReportSlots.StepsDone(draft))),
            new Option(turn.Text("engine.resume"), EngineActions.ResumeDraft(draft), Repeatable: true),
            new Option(turn.Text("report.drop"), EngineActions.CancelDraft(draft))), MessageKind.Nudge, inProgress ? draft.StartedAt : null);
        return null;
    }

    private static void Begin(Turn turn, DialogAction action)
    {
        if (!MayReport(turn))
            turn.Say(turn.Text("report.not-yours"));
        else if (action["text"] is { Length: > 0 } sentence)
        {
            if (IsReporting(turn) && turn.State.Active!.Slots.Keys.All(s => s == SlotNames.Guided))
                turn.State = turn.State with { Active = null };
            turn.Engine.Start(turn, FlowName, ReportSentence.Read(turn, sentence));
        }
        else
            turn.Engine.Start(turn, FlowName, new Dictionary<string, SlotValue> { [SlotNames.Guided] = new("1", "") });
    }

    /// <summary>Whether the speaker has a report in progress, to which a file can be added.</summary>
    public static bool IsReporting(Turn turn) => turn.State.Active is { Flow: FlowName };

    /// <summary>Heads of units and agencies report, and whoever acts for one by delegation (R13).</summary>
    public static bool MayReport(Turn turn) =>
        turn.Post is { Role: PostRole.UnitHead or PostRole.AgencyHead } || turn.ActsForHead is not null;

    private static void Save(Turn turn, Draft draft)
    {
        if (ReportCard.Filed(turn, draft) is not { } filed || turn.Directory.Unit(filed.Addressee) is not { } addressee)
        {
            turn.Say(turn.Text("report.not-sent"));
            return;
        }
        var id = turn.Office.NextProposalId;
        if (turn.Record(id, ProposalRules.File(filed, addressee, turn.Today), turn.Rules.LegalBasis) is not { } proposal)
            return;
        if (EvidenceSlots.Report(turn, draft, filed.Addressee) is { } report && turn.Record(id, ProposalRules.ReportStall(proposal, report, turn.Today)) is { } reported)
            proposal = reported;
        if (Attachments.InDraft(draft) is { Count: > 0 } files)
            proposal = turn.Record(id, files);
        PointedBody.Tell(turn, proposal);
        turn.OfferUndo(id);
        turn.Remember("record", id.ToString());
        turn.Say(new Prompt(Saved(turn, proposal), OtherLetters.Offer(turn, draft)));
    }

    private static string Saved(Turn turn, Proposal proposal)
    {
        var key = !proposal.IsOverdue ? "report.saved" : turn.AgencyHead(proposal) is null ? "report.saved-overdue-outside" : "report.saved-overdue";
        return turn.Text(key, ("id", proposal.Id), ("before", Show.Count(DaysBefore(turn))), ("days", Show.Count(turn.Show.DaysLate(proposal))),
            ("agency", turn.Show.Unit(proposal.Addressee)), NoticeWords.UndoMinutes(turn));
    }

    private static int DaysBefore(Turn turn) => -(turn.Rules.Ladder.Where(r => r.OffsetWorkingDays < 0).Min(r => (int?)r.OffsetWorkingDays) ?? 0);

    private static string About(Turn turn, Draft draft) => Known(draft) is { Length: > 0 } known
        ? turn.Text("report.about", ("step", ReportSlots.StepOf(Report.Next(turn, draft))), ("known", known))
        : turn.Text("report.about-new");

    private static string Known(Draft draft) =>
        string.Join(", ", new[] { SlotNames.Addressee, SlotNames.Request }.Select(draft.Shown).Where(s => s.Length > 0));

    private static void UpdateExisting(Turn turn, DialogAction action)
    {
        turn.Engine.Drop(turn);
        turn.Engine.Run(turn, new DialogAction(ActionNames.View, ("id", action["id"])));
    }

    /// <summary>The head finds the reply clear after all: nothing stalls.</summary>
    private static void Clear(Turn turn, DialogAction action)
    {
        turn.Engine.Drop(turn);
        turn.Say(turn.Text("report.clear-after-all"));
    }
}
