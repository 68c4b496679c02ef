using System.Globalization;
using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Host.Options;

/// <summary>Moments as people and programs write them: ISO 8601; without an offset it is office time, whatever zone this machine is in.</summary>
internal static class Moments
{
    private static readonly string[] WithOffset =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd"];

    public static bool TryRead(string text, OfficeTime time, out DateTimeOffset moment)
    {
        moment = default;
        if (!DateTime.TryParseExact(text.Trim(), WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read))
            return false;
        moment = read.Kind == DateTimeKind.Utc
            ? time.InOffice(new DateTimeOffset(read))
            : time.At(DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read));
        return true;
    }

    /// <summary>The same instant, written with the offset of the office.</summary>
    public static DateTimeOffset InOffice(this OfficeTime time, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, time.Zone);
}
