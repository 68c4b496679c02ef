using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>Periods in digits alone: "9/2024", "2021-2025".</summary>
internal static class InDigits
{
    public static bool TryRead(Message message, int index, out PeriodSpec period, out int next)
    {
        (period, next) = (default!, index + 3);
        if (index > 0 && (message.IsSign(index - 1, '/') || message.IsSign(index - 1, '-'))) return false;
        return Month(message, index, out period) || Years(message, index, out period);
    }

    private static bool Month(Message message, int index, out PeriodSpec period)
    {
        period = default!;
        if (!message.IsNumber(index) || message[index].Value is < 1 or > 12 || message[index].Length > 2) return false;
        if (!message.IsSign(index + 1, '/') || !IsYear(message, index + 2) || message.IsSign(index + 3, '/')) return false;
        period = new MonthPeriod(YearRef.Of((int)message[index + 2].Value), (int)message[index].Value);
        return true;
    }

    private static bool Years(Message message, int index, out PeriodSpec period)
    {
        period = default!;
        if (!IsYear(message, index) || !message.IsSign(index + 1, '-') || !IsYear(message, index + 2) || message.IsSign(index + 3, '-')) return false;
        if (message[index].Value is < 1900 or > 2100 || message[index + 2].Value <= message[index].Value || message[index + 2].Value > 2100) return false;
        period = new PeriodRange(Year(message, index), Year(message, index + 2));
        return true;
    }

    private static MonthsOfYear Year(Message message, int index) => new(YearRef.Of((int)message[index].Value), 1, 12);

    private static bool IsYear(Message message, int index) =>
        message.IsNumber(index) && message[index].Length == 4 && message[index].Value is >= 1000 and <= 2999;
}
