using System.Globalization;
using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>The moment a visitor types into the clock, in office time: day first, whatever the browser's own habit.</summary>
internal static class Moments
{
    private const string Full = "dd/MM/yyyy HH:mm";
    private static readonly string[] Accepted = ["d/M/yyyy H:m", "d-M-yyyy H:m", "d.M.yyyy H:m", "d/M/yyyy H'h'm", "d/M/yyyy H'h'"];

    /// <summary>"27/09/2024 08:00".</summary>
    public static string Written(DateTimeOffset at) => OfficeTime.VietNam.Local(at).ToString(Full, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string? text) =>
        DateTime.TryParseExact(text, Accepted, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var local)
            ? OfficeTime.VietNam.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
            : null;
}
