using System.Globalization;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>What a leader's own words say: whom they charge, and whether they are one of the usual directions.</summary>
internal static class DirectionWords
{
    private const int MostBetween = 6;

    /// <summary>Begins like a direction: "giao …", "yêu cầu …".</summary>
    public static bool Look(Turn turn, string text) => turn.Reader.Order(text) is not null;

    /// <summary>The one body named right behind "giao", which then has to act.</summary>
    public static Unit? Charged(Turn turn, string text)
    {
        if (turn.Reader.Order(text) is not { } order)
            return null;
        var named = Bodies.All(turn, text, u => u.Kind != UnitKind.Ministry).Where(b => b.Score >= 1 && b.Span.Start <= order.OpeningEnd + MostBetween).ToList();
        return named.Count == 0 ? null : turn.Directory.Responsible(named[0].Unit.Id, turn.Today);
    }

    /// <summary>
    /// "Giao Sở B trả lời, nêu rõ …" to the agency of the record is the usual order to reply, "… tham mưu" to the Office the usual order to
    /// advise: kind, and what is left of the words.
    /// </summary>
    public static (DirectionKind Kind, string Request)? Usual(Turn turn, Proposal proposal, string text)
    {
        if (turn.Reader.Order(text) is not { } order || Charged(turn, text) is not { } body)
            return null;
        DirectionKind? kind = body.Kind == UnitKind.CommitteeOffice && order.Advises ? DirectionKind.Advise
            : body.Id == DirectionKinds.AgencyOf(turn, proposal) && order.Replies ? DirectionKind.Reply
            : null;
        if (kind is not { } usual || order.SaysMore)
            return null;
        return (usual, text[order.Rest.Start..order.Rest.End]);
    }

    /// <summary>With a capital, without the full stop that the text around it sets.</summary>
    public static string AsSentence(string words)
    {
        var bare = words.Trim().TrimEnd('.');
        return bare.Length == 0 ? bare : char.ToUpper(bare[0], CultureInfo.InvariantCulture) + bare[1..];
    }
}
