using System.Text.RegularExpressions;

namespace EscalationBot.Dialogs.Common;

/// <summary>A leader is asked with "Kính đề nghị đồng chí", wherever a text asks a colleague with "Đề nghị đồng chí". English has one form.</summary>
internal static partial class Superior
{
    public static string Address(string text) => Request().Replace(text, match => match.Value[0] == 'Đ' ? "Kính đề nghị đồng chí" : "kính đề nghị đồng chí");

    [GeneratedRegex("(?<![Kk]ính )[Đđ]ề nghị đồng chí")]
    private static partial Regex Request();
}
