using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>What happens to a direction afterwards: the Office passes on what it put into form, and ticks off what is done.</summary>
internal static class DirectionSteps
{
    /// <summary>The Office's part of a direction is done; from here on it stands as given to the bodies.</summary>
    public static void Pass(Turn turn, DialogAction action)
    {
        if (turn.Post is not { Role: PostRole.Office } || Find(turn, action) is not { } proposal)
        {
            turn.Say(turn.Text("common.not-found"));
            return;
        }
        if (proposal.Directions.LastOrDefault(d => d is { ViaOffice: true, DoneOn: null }) is not { } waiting)
        {
            turn.Say(turn.Text("direct.nothing-to-pass", ("id", proposal.Id)));
            return;
        }
        if (turn.Record(proposal.Id, ProposalRules.CompleteDirection(proposal, waiting.Number)) is not { } formed)
            return;
        // A direction that waited too long in the Office keeps its words; its day is then today.
        var due = waiting.Due < turn.Today ? turn.Today : waiting.Due;
        var decision = ProposalRules.Direct(formed, waiting.Leader, waiting.Assignee, waiting.Text, due, viaOffice: false, turn.Today);
        if (turn.Record(proposal.Id, decision, Document(turn, action)) is not { } after)
            return;
        var told = Recipients(turn, after, waiting.Assignee);
        turn.Tell(NewsKind.DirectionGiven, after, told);
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("direct.passed", NoticeWords.UndoMinutes(turn), ("id", after.Id), ("told", string.Join(", ", told.Select(p => p.Title)))));
    }

    /// <summary>The Office or the leader finds a direction carried out.</summary>
    public static void Done(Turn turn, DialogAction action)
    {
        if (Find(turn, action) is not { } proposal || !MayTickOff(turn, proposal))
        {
            turn.Say(turn.Text("common.not-found"));
            return;
        }
        var open = proposal.Directions.Where(d => d.DoneOn is null).ToList();
        if (open.Count == 0)
            turn.Say(turn.Text("direct.nothing-open", ("id", proposal.Id)));
        else if (int.TryParse(action["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            TickOff(turn, proposal, number);
        else if (open is [var only])
            TickOff(turn, proposal, only.Number);
        else
            turn.Say(new Prompt(turn.Text("direct.which-done", ("id", proposal.Id)), [.. open.Select(d => DoneOption(proposal, d))]));
    }

    /// <summary>Who hears of a direction: who is charged, the agency and the unit.</summary>
    public static IReadOnlyList<Post> Recipients(Turn turn, Proposal proposal, UnitId assignee)
    {
        var charged = turn.HeadOf(assignee) is { } head
            ? [head]
            : turn.Directory.PostsWith(PostRole.Office, turn.Today).Where(p => p.Unit == assignee);
        return [.. charged.Append(turn.AgencyHead(proposal)).Append(turn.HeadOf(proposal.Unit)).OfType<Post>().DistinctBy(p => p.Id)];
    }

    private static void TickOff(Turn turn, Proposal proposal, int number)
    {
        if (turn.Record(proposal.Id, ProposalRules.CompleteDirection(proposal, number)) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("direct.done", NoticeWords.UndoMinutes(turn), ("id", after.Id)));
    }

    private static Option DoneOption(Proposal proposal, Direction direction) => new(
        direction.Text,
        new DialogAction(DirectionActions.Done, ("id", proposal.Id.ToString()), ("number", direction.Number.ToString(CultureInfo.InvariantCulture))));

    private static bool MayTickOff(Turn turn, Proposal proposal) =>
        turn.Post is { Role: PostRole.Office } || DirectionSlots.Directable(turn, proposal.Id) is not null;

    private static Proposal? Find(Turn turn, DialogAction action) => ProposalId.TryParse(action["id"], out var id) ? turn.Find(id) : null;

    /// <summary>"chuyển chỉ đạo KN-0117 theo văn bản 12/VP-TH": the document that the direction now rests on.</summary>
    private static string? Document(Turn turn, DialogAction action) =>
        Documents.Read(turn, action["rest"]) is { } document ? turn.Show.Document(document) : null;
}
