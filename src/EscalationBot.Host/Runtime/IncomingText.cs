using System.Globalization;
using System.Text;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Runtime;

/// <summary>What people and programs may put into a text that nobody can read: taken out at the door.</summary>
internal static class IncomingText
{
    /// <summary>
    /// Control characters go (a line break and a tab stay), half surrogates become U+FFFD, letters and loose marks are put
    /// together: channels count and compare characters.
    /// </summary>
    public static string Clean(string text) => Composition.Compose(Readable(text));

    private static string Readable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && text.All(c => !char.IsSurrogate(c) && !char.IsControl(c)))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control)
                clean.Append(rune);
        }
        return clean.ToString();
    }

    /// <summary>The bare name: no folders, no control characters.</summary>
    public static string FileName(string name)
    {
        var bare = Clean(name).ReplaceLineEndings(" ");
        return bare[(bare.LastIndexOfAny(['/', '\\']) + 1)..];
    }
}
