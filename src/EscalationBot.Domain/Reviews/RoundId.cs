using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EscalationBot.Domain.Reviews;

/// <summary>A review round, named by its month: 2026-01.</summary>
public readonly record struct RoundId(int Year, int Month) : IComparable<RoundId>
{
    public static RoundId Of(DateOnly day) => new(day.Year, day.Month);

    public RoundId Next => Month == 12 ? new RoundId(Year + 1, 1) : new RoundId(Year, Month + 1);

    public RoundId Previous => Month == 1 ? new RoundId(Year - 1, 12) : new RoundId(Year, Month - 1);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RoundId id)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        id = read ? Of(day) : default;
        return read;
    }

    public int CompareTo(RoundId other) => (Year, Month).CompareTo((other.Year, other.Month));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    public static bool operator <(RoundId left, RoundId right) => left.CompareTo(right) < 0;

    public static bool operator >(RoundId left, RoundId right) => left.CompareTo(right) > 0;

    public static bool operator <=(RoundId left, RoundId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RoundId left, RoundId right) => left.CompareTo(right) >= 0;
}
