using System.Globalization;
using System.Text.RegularExpressions;

namespace EscalationBot.Host.Import.Rows;

/// <summary>What a cell says: dates, times and numbers as people and spreadsheet programs write them.</summary>
internal static partial class CellText
{
    public const string DateFormat = "dd/MM/yyyy";

    // No body of the present state is older; a year outside is a slip of the finger.
    private const int FirstYear = 1945, LastYear = 2100;

    public static string Of(DateOnly? date) => date?.ToString(DateFormat, CultureInfo.InvariantCulture) ?? "";

    public static string Of(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Day first, or ISO 8601; null with a text key when it is no day.</summary>
    public static DateOnly? Date(string text, out string? problem)
    {
        var match = DayFirst().Match(text);
        if (!match.Success)
            match = Iso().Match(text);
        problem = match.Success ? null : "import.date-unreadable";
        return match.Success ? Day(Part(match, "y"), Part(match, "m"), Part(match, "d"), out problem) : null;
    }

    /// <summary>"07:15", "7h15", "7h", or the fraction of a day that a spreadsheet program stores.</summary>
    public static TimeOnly? Time(string text)
    {
        if (Clock().Match(text) is { Success: true } match)
        {
            var minute = match.Groups["m"].Length == 0 ? 0 : Part(match, "m");
            return Part(match, "h") < 24 && minute < 60 ? new TimeOnly(Part(match, "h"), minute) : null;
        }
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var day) && day < 1
            ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Round(day * 24 * 60) % (24 * 60)))
            : null;
    }

    /// <summary>A whole number that a spreadsheet program wrote as "9,12345678E+08"; null when digits were lost.</summary>
    public static string? Unscientific(string text)
    {
        if (Scientific().Match(text) is not { Success: true } match)
            return text;
        var fraction = match.Groups["f"].Value;
        var exponent = Part(match, "e");
        return exponent == fraction.Length ? match.Groups["i"].Value + fraction : null;
    }

    private static DateOnly? Day(int year, int month, int day, out string? problem)
    {
        problem = (year, month, day) switch
        {
            ( < FirstYear or > LastYear, _, _) => "import.date-year",
            (_, > 12, <= 12) => "import.date-month-first",
            (_, < 1 or > 12, _) => "import.date-impossible",
            _ when day < 1 || day > DateTime.DaysInMonth(year, month) => "import.date-impossible",
            _ => null,
        };
        return problem is null ? new DateOnly(year, month, day) : null;
    }

    private static int Part(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})\s?[/.\- ]\s?(?<m>[0-9]{1,2})\s?[/.\- ]\s?(?<y>[0-9]{4})$")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})\s?[:hg]\s?(?<m>[0-9]{2})?(:[0-9]{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<i>[0-9])([.,](?<f>[0-9]+))?E\+?(?<e>[0-9]{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Scientific();
}
