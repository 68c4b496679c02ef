using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>
/// Codes as people type them from paper: lower case, with or without hyphen, spaces or a full stop, with marks that a
/// keyboard added, and with letters that no code holds taken for the one they look like.
/// </summary>
internal static class CodeReading
{
    /// <summary>The code without separators, upper case, as <see cref="LinkCodes"/> makes them.</summary>
    public static string Bare(string text)
    {
        var folded = VietnameseReader.Fold(text);
        return string.Concat(folded.Where(char.IsLetterOrDigit).Select(c => LookAlike(char.ToUpperInvariant(c))));
    }

    /// <summary>Whether it is written as codes are and words are not: a digit, a hyphen or capitals in it.</summary>
    public static bool LooksTyped(string text) =>
        text.Any(char.IsAsciiDigit) || text.Contains('-', StringComparison.Ordinal) || text.Where(char.IsLetter).All(char.IsUpper);

    /// <summary>Short and in one or two groups: what somebody types who was asked for a code.</summary>
    public static bool IsOneWord(string text) =>
        text.Length is >= LinkCodes.Length - 2 and <= 2 * LinkCodes.Length && text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Length <= 2;

    private static char LookAlike(char c) => c switch
    {
        'U' => 'V',
        'O' or '0' => 'Q',
        'I' or 'L' or '1' => 'J',
        _ => c,
    };
}
