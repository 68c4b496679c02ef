using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>A number at the start of a text that picks from a list and is followed by more: "1, trước 15/01", "2 vì thiếu hồ sơ".</summary>
internal static class PickGrammar
{
    private const int LargestPick = 99;
    private const string Separators = ",.;:)-";

    public static PickReading? Read(Message message)
    {
        if (!message.IsNumber(0) || message[0].Value is < 1 or > LargestPick || message[0].Length > 2) return null;
        if (message.Count == 1) return new((int)message[0].Value, new(message[0].End, message[0].End));
        if (!Separated(message, out var next) || next >= message.Count) return null;
        return new((int)message[0].Value, new(message[next].Start, message.Text.AsSpan().TrimEnd().Length));
    }

    /// <summary>A sign that belongs to no date or decimal, or a word that the number does not count.</summary>
    private static bool Separated(Message message, out int next)
    {
        next = 1;
        if (message[1].Kind == TokenKind.Sign)
        {
            next = 2;
            return Separators.Contains((char)message[1].Value, StringComparison.Ordinal) && !(message.IsNumber(2) && message.Glued(2));
        }
        return message.IsWord(1) && !message.Glued(1) && !Counts(message, 1);
    }

    private static bool Counts(Message message, int index) =>
        message.Has(index, Role.Unit) || message.Has(index, Role.WorkingDay) || message.Has(index, Role.HourWord) || message.Has(index, Role.Scale)
        || message.Has(index, Role.MonthWord) || message.Has(index, Role.HourSpan) || message.Has(index, Role.Half) || message.Has(index, Role.DayPart) || message.Has(index, Role.Percent);
}
