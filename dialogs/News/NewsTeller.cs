using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.News;

/// <summary>Tells a post what happened to a record, if it still holds and the post may still see it.</summary>
internal static class NewsTeller
{
    private const string Gone = "undone";

    public static string? Tell(Turn turn, NewsNotice notice)
    {
        if (turn.Post is not { } post || turn.Find(notice.Proposal) is not { } proposal || Standing(proposal, notice.FactSequence) is not { } fact)
            return Gone;
        if (notice.Kind == NewsKind.AgencyNotice && ToldToday(turn, proposal, post))
            return "the agency was reminded of it today";
        if (fact is Undone undone && !ToldNews.Any(turn, proposal.Id, undone.Covers))
            return "the news that was taken back had not been told";
        var body = NewsText.Body(turn, notice.Kind, proposal, fact);
        turn.Say(new Prompt([NoticeWords.Dear(turn), .. body, NoticeWords.Regards(turn)], NewsOptions.For(turn, notice.Kind, proposal, fact)), MessageKind.News);
        ToldNews.Remember(turn, proposal.Id, notice.FactSequence);
        return null;
    }

    /// <summary>The fact told about, unless it was taken back.</summary>
    private static ProposalFact? Standing(Proposal proposal, int sequence) =>
        proposal.History.Any(f => f.Fact is Undone undone && undone.Covers(sequence))
            ? null
            : proposal.History.FirstOrDefault(f => f.Sequence == sequence)?.Fact;

    private static bool ToldToday(Turn turn, Proposal proposal, Post post) =>
        proposal.Nudges.Any(n => n.Nudge.Recipient == post.Id && n.Nudge.Reached && turn.Rules.Time.Day(n.At) == turn.Today);
}
