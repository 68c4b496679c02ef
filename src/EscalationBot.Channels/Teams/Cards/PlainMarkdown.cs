using System.Buffers;
using System.Text;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>Text for a place that reads markdown, written so that it comes out as it is.</summary>
internal static class PlainMarkdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\`*_[]<>#|~");

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Special.Contains(c))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
