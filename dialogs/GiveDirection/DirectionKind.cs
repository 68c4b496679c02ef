using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>What a leader can ask for (user stories 5.2).</summary>
internal enum DirectionKind { Reply, Advise, Meeting, Other }

/// <summary>What a kind of direction says and whom it charges.</summary>
internal static class DirectionKinds
{
    // A matter of a ministry has words of its own where the usual ones would charge the ministry.
    private const string Central = "-central";

    public static IReadOnlyList<DirectionKind> All { get; } = [DirectionKind.Reply, DirectionKind.Advise, DirectionKind.Meeting, DirectionKind.Other];

    /// <summary>The kind that was chosen; without one the words are the direction itself.</summary>
    public static DirectionKind Of(Draft draft) => Kept.Name<DirectionKind>(draft.Value(DirectionSlots.Kind)) ?? DirectionKind.Other;

    public static SlotValue Value(Turn turn, DirectionKind kind, Proposal? proposal)
    {
        var central = kind == DirectionKind.Reply && proposal is not null && IsCentral(turn, proposal) ? Central : "";
        return new(kind.ToString(), turn.Text($"direct.kind.{kind}{central}", ("agency", proposal is null ? "" : turn.Show.Unit(AgencyOf(turn, proposal)))));
    }

    /// <summary>The body that must act: the agency for a reply, the Committee's Office for advice and meetings, whom a free direction names.</summary>
    public static UnitId Assignee(Turn turn, Proposal proposal, Draft draft) => Of(draft) switch
    {
        DirectionKind.Advise or DirectionKind.Meeting => OfficeUnit(turn) ?? AgencyOf(turn, proposal),
        DirectionKind.Other when DirectionWords.Charged(turn, Words(draft) ?? "") is { } body => body.Id,
        _ => AgencyOf(turn, proposal),
    };

    /// <summary>The exact words that are passed on.</summary>
    public static string Sentence(Turn turn, Draft draft, Proposal proposal)
    {
        var kind = Of(draft);
        var content = kind == DirectionKind.Other ? DirectionWords.AsSentence(Words(draft) ?? "") : Words(draft);
        var due = Show.Date(DirectionSlots.DeadlineOf(draft));
        var central = kind is DirectionKind.Reply or DirectionKind.Meeting && IsCentral(turn, proposal) ? Central : "";
        var bare = kind != DirectionKind.Other && content is null ? ".bare" : "";
        return turn.Text(
            $"direct.sentence.{kind}{central}{bare}",
            ("head", Head(turn, proposal)),
            ("agency", turn.Show.Unit(AgencyOf(turn, proposal))),
            ("addressee", turn.Show.Unit(proposal.Addressee)),
            ("unit", turn.Show.Unit(proposal.Unit)),
            ("id", proposal.Id),
            ("content", content ?? ""),
            ("due", due));
    }

    private static string? Words(Draft draft) => draft.Value(DirectionSlots.Content) ?? draft.Value(DirectionSlots.Words);

    /// <summary>A ministry is not directed: its matters are for the body that proposed them.</summary>
    public static UnitId AgencyOf(Turn turn, Proposal proposal)
    {
        var body = turn.Directory.Responsible(proposal.Addressee, turn.Today);
        return body is null or { Kind: UnitKind.Ministry } ? proposal.Unit : body.Id;
    }

    private static bool IsCentral(Turn turn, Proposal proposal) => AgencyOf(turn, proposal) == proposal.Unit;

    private static string Head(Turn turn, Proposal proposal)
    {
        var unit = AgencyOf(turn, proposal);
        return turn.HeadOf(unit)?.Title ?? turn.Show.Unit(unit);
    }

    private static UnitId? OfficeUnit(Turn turn) =>
        turn.Directory.PostsWith(PostRole.Office, turn.Today) is [var office, ..] ? office.Unit : null;
}
