using System.Text;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Import.Files;

/// <summary>
/// Finds out how a text file writes its letters: UTF-8, UTF-16, or Windows-1258 as older Vietnamese programs do. The even
/// older fonts (TCVN3, VNI) are recognised as what they are not, and refused rather than guessed.
/// </summary>
internal static class CsvEncoding
{
    private const int VietnameseWindows = 1258;
    private const int LettersLookedAt = 32;
    private const string Punctuation = "‘’“”–—…•·°§«»€£©®™";

    /// <returns>Null when the bytes are no text that can be read.</returns>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is { } marked)
            return marked;
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
        try
        {
            var text = utf8.GetString(bytes);
            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return FromWindows(bytes);
        }
    }

    private static string? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ when HasZeroHalf(bytes, 1) => Encoding.Unicode.GetString(bytes),
        _ when HasZeroHalf(bytes, 0) => Encoding.BigEndianUnicode.GetString(bytes),
        _ => null,
    };

    /// <summary>Whether one byte of most of the first letters is zero: without a mark, the high bytes of plain letters tell UTF-16.</summary>
    private static bool HasZeroHalf(ReadOnlySpan<byte> bytes, int half)
    {
        var zeroes = 0;
        var letters = Math.Min(bytes.Length, LettersLookedAt * 2) / 2;
        for (var i = 0; i < letters; i++)
            zeroes += bytes[(2 * i) + half] == 0 ? 1 : 0;
        return zeroes > letters / 2;
    }

    private static string? FromWindows(ReadOnlySpan<byte> bytes)
    {
        var text = Composition.Compose(CodePagesEncodingProvider.Instance.GetEncoding(VietnameseWindows)!.GetString(bytes));
        return text.All(IsExpected) ? text : null;
    }

    private static bool IsExpected(char c) => (char.IsAscii(c) && c != '\0') || Composition.IsVietnameseLetter(c) || c == '\u00A0' || Punctuation.Contains(c);
}
