using System.Globalization;

namespace EscalationBot.Dialogs.Common;

/// <summary>Reads what was kept as text and may come from a damaged store or an older version: null instead of an error.</summary>
internal static class Kept
{
    /// <summary>A member by its name; a number is none.</summary>
    public static T? Name<T>(string? value) where T : struct, Enum =>
        Enum.TryParse<T>(value, out var member) && Enum.GetName(member) == value ? member : null;

    public static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static TimeOnly? Time(string? value) =>
        TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static DateTimeOffset? Moment(string? value) =>
        DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    public static int? Number(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
