using System.Text;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Import.Files;

/// <summary>Makes the text of a cell what its writer sees: composed letters, single spaces, nothing invisible.</summary>
internal static class CellCleaning
{
    // Cells that begin with these are formulas to a spreadsheet program that opens a csv file.
    private const string FormulaSigns = "=+-@";

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
            if (IsSpace(c))
                _ = clean.Length > 0 && clean[^1] != ' ' ? clean.Append(' ') : clean;
            else if (!IsInvisible(c))
                clean.Append(c);
        return Composition.Compose(clean.ToString().TrimEnd());
    }

    /// <summary>Keeps a spreadsheet program from running what someone typed into a name or subject.</summary>
    public static string GuardFormula(string text) => IsFormula(text) ? $"'{text}" : text;

    /// <summary>Takes the guard away again.</summary>
    public static string Unguard(string text) => text.StartsWith('\'') && IsFormula(text) ? text[1..] : text;

    /// <summary>A formula, or one that has its guard: guarding twice must read back as it was.</summary>
    private static bool IsFormula(string text) => text.AsSpan().TrimStart('\'') is [var sign, ..] && FormulaSigns.Contains(sign);

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\u2007' || c == '\u202F';

    private static bool IsInvisible(char c) => char.IsControl(c) || c is (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u00AD';
}
