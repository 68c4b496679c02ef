using System.Globalization;
using System.Text.RegularExpressions;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>
/// Tells text that carries a secrecy mark (MẬT, TỐI MẬT, TUYỆT MẬT; Law 29/2018/QH14, article 8) from ordinary words with the
/// same syllable. With its diacritics the syllable is a mark by capitals, by what carries it ("tài liệu mật") or by
/// standing alone. Without them it is also "mất", "mặt" and "mắt", so only capitals or a clear neighbour count.
/// </summary>
internal static partial class SecrecyGuard
{
    private const int DenialReach = 4;

    private static readonly SecrecyWords Words = SecrecyWords.Load();

    public static bool CarriesMark(string text)
    {
        var clean = Clean(text);
        return SpacedOut().Matches(clean).Any(m => IsSpacedMark(m.Value))
            || clean.Split('\n').Any(line => new SecrecyLine(line).Tokens.Any(IsMark));
    }

    private static bool IsMark(SecrecyToken token)
    {
        if (token.Lower == "mật")
            return IsMarkedMark(token);
        if (token.Folded is "toimat" or "tuyetmat")
            return token.IsUpper || token.Lower.EndsWith("mật", StringComparison.Ordinal);
        // "mất", "mặt", "mắt", "mát" are other words; only letters without their marks may mean it.
        return token.Lower is "mat" or "mât" && IsUnmarkedMark(token);
    }

    private static bool IsMarkedMark(SecrecyToken token)
    {
        if (token.Next is { } next && Words.After.Contains(next.Lower))
            return false;
        if (token.Previous is { Folded: "toi" or "tuyet" })
            return true;
        if (token.Previous is { } previous && (Words.Before.Contains(previous.Lower) || Words.Denying.Contains(previous.Lower)))
            return false;
        if (token.IsUpper)
            return true;
        return token.IsCapital && token.StandsAlone(strict: false)
            || token.StandsAlone(strict: true)
            || (!token.Before(DenialReach).Any(w => Words.Denying.Contains(w.Lower)) && Carries(token, Words.Carriers, w => w.Lower));
    }

    private static bool IsUnmarkedMark(SecrecyToken token)
    {
        if (token.Next is { } next && Words.Lost.Contains(next.Folded))
            return false;
        if (token.Previous is { Lower: "toi" or "tối" or "tuyet" or "tuyệt" or "tuyêt" } level)
            return (token.IsUpper && level.IsUpper) || token.StandsAlone(strict: true, from: level) || Carries(level, Words.UnmarkedCarriers, w => w.Folded);
        if (token.StandsAlone(strict: !token.IsUpper))
            return true;
        if (!Carries(token, Words.UnmarkedCarriers, w => w.Folded))
            return false;
        // "do mat dien", "muc do mat an toan": a single syllable carries it only in capitals or at the end.
        return token.IsUpper || token.Next is null || token.Previous is not { Folded: "do" };
    }

    /// <summary>The word or the two words before are something that bears a mark.</summary>
    private static bool Carries(SecrecyToken token, IReadOnlyList<string> carriers, Func<SecrecyToken, string> form) =>
        token.Previous is { } one
        && (carriers.Contains(form(one)) || (one.Previous is { } two && carriers.Contains($"{form(two)} {form(one)}")));

    /// <summary>"M Ậ T": letters drawn apart are a stamp, not a word.</summary>
    private static bool IsSpacedMark(string run)
    {
        var letters = string.Concat(run.Where(char.IsLetter));
        var marked = letters.Contains('ậ', StringComparison.OrdinalIgnoreCase);
        return VietnameseReader.Fold(letters) switch
        {
            "mat" or "toimat" or "tuyetmat" => marked || letters.All(char.IsUpper),
            _ => marked && letters.ToLowerInvariant().EndsWith("mật", StringComparison.Ordinal) && !Words.Before.Any(w => letters.ToLowerInvariant().EndsWith($"{w}mật", StringComparison.Ordinal)),
        };
    }

    /// <summary>One form for composed and decomposed, full-width and plain letters; invisible characters dropped.</summary>
    private static string Clean(string text) => string.Concat(Composition.Compose(text)
        .Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control) || c == '\n')
        .Select(c => c switch { '\u2028' or '\u2029' => '\n', >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0), _ => c }));

    [GeneratedRegex(@"(?<!\p{L})\p{L}(?:[ \t._\-]{1,3}\p{L}(?!\p{L})){2,}")]
    private static partial Regex SpacedOut();
}
