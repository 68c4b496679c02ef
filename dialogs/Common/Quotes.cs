using System.Text.RegularExpressions;

namespace EscalationBot.Dialogs.Common;

/// <summary>Text in quotation marks, of whatever kind a phone types.</summary>
internal static partial class Quotes
{
    /// <summary>The longest quoted passage, or null.</summary>
    public static string? In(string text) =>
        Quoted().Matches(text).Select(m => m.Groups[1].Value.Trim()).Where(q => q.Length > 0).MaxBy(q => q.Length);

    [GeneratedRegex("[\"“”„«]([^\"“”„«»]{3,})[\"“”»]")]
    private static partial Regex Quoted();
}
