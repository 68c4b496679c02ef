using System.Globalization;
using System.Text.RegularExpressions;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>What a leader's own words say: whom they charge, and whether they are one of the usual directions.</summary>
internal static partial class DirectionWords
{
    private const int MostBetween = 5;

    /// <summary>Begins like a direction: "giao …", "yêu cầu …".</summary>
    public static bool Look(string text) => Opening().IsMatch(VietnameseReader.Fold(text.Trim()));

    /// <summary>The one body named right behind "giao", which then has to act.</summary>
    public static Unit? Charged(Turn turn, string text)
    {
        if (Opening().Match(VietnameseReader.Fold(text)) is not { Success: true } opening)
            return null;
        var named = Bodies.All(turn, text, u => u.Kind != UnitKind.Ministry).Where(b => b.Score >= 1 && b.Span.Start <= opening.Length + MostBetween).ToList();
        return named.Count == 0 ? null : turn.Directory.Responsible(named[0].Unit.Id, turn.Today);
    }

    /// <summary>
    /// "Giao Sở B trả lời, nêu rõ …" to the agency of the record is the usual order to reply, "… tham mưu" to the Office the usual order to
    /// advise: kind, and what is left of the words.
    /// </summary>
    public static (DirectionKind Kind, string Request)? Usual(Turn turn, Proposal proposal, string text)
    {
        var folded = VietnameseReader.Fold(text);
        if (folded.Length != text.Length || Charged(turn, text) is not { } body)
            return null;
        DirectionKind? kind = body.Kind == UnitKind.CommitteeOffice && Advising().IsMatch(folded) ? DirectionKind.Advise
            : body.Id == DirectionKinds.AgencyOf(turn, proposal) && Replying().IsMatch(folded) ? DirectionKind.Reply
            : null;
        if (kind is not { } usual)
            return null;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var order = comma < 0 ? folded : folded[..comma];
        return Extra().IsMatch(order) ? null : (usual, comma < 0 ? "" : text[(comma + 1)..].Trim());
    }

    /// <summary>With a capital, without the full stop that the text around it sets.</summary>
    public static string AsSentence(string words)
    {
        var bare = words.Trim().TrimEnd('.');
        return bare.Length == 0 ? bare : char.ToUpper(bare[0], CultureInfo.InvariantCulture) + bare[1..];
    }

    [GeneratedRegex(@"^\s*(giao|yeu cau|de nghi)\s+(dong chi\s+)?(giam doc\s+|chu tich\s+)?")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\btra loi\b")]
    private static partial Regex Replying();

    [GeneratedRegex(@"\btham muu\b")]
    private static partial Regex Advising();

    /// <summary>More in the order than who replies to whom: then the leader's words stay as they are.</summary>
    [GeneratedRegex(@"\b(tra loi|tham muu)\b(\s+(bang van ban|ubnd|xa|phuong|don vi|so|huyen|\w))*\s+(ve|va|roi|trong|kem|neu|dong thoi)\b")]
    private static partial Regex Extra();
}
