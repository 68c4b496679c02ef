using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Common;

/// <summary>What is delegated to the speaker, in words: who, how far, until when, and that the responsibility stays with the head (user stories 4.1).</summary>
internal static class Authority
{
    public static IReadOnlyList<Block> Lines(Turn turn)
    {
        var lines = turn.StandsInFor.Select(d => new Paragraph(Line(turn, d.Delegation, d.Post))).ToList();
        return lines.Count == 0 && turn.Post is { Role: PostRole.Deputy } ? [new Paragraph(turn.Text("authority.none"))] : lines;
    }

    private static string Line(Turn turn, Delegation delegation, Post post)
    {
        var scope = delegation.Scope == DelegationScope.Act ? "act" : "read";
        return turn.Text(
            delegation.Validity.To is null ? $"authority.{scope}" : $"authority.{scope}-until",
            ("deputy", turn.Post!.Title),
            ("post", NoticeWords.Title(turn, post)),
            ("from", delegation.Validity.From is { } from ? Show.Date(from) : Show.Date(turn.Today)),
            ("until", delegation.Validity.To is { } to ? Show.Date(to) : ""));
    }
}
