using System.Globalization;
using System.Text.Json;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>Reading JSON that writes numbers as text, text as numbers, and the same member under two names.</summary>
internal static class Loose
{
    public static JsonElement? Get(this JsonElement? element, params ReadOnlySpan<string> names)
    {
        if (element is not { ValueKind: JsonValueKind.Object } present)
            return null;
        foreach (var name in names)
            if (present.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null)
                return member;
        return null;
    }

    /// <summary>Text, or the digits of a number as they stand: ids of 19 digits are longer than a double is exact.</summary>
    public static string? AsText(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static long? AsNumber(this JsonElement? element) =>
        long.TryParse(element.AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Epoch milliseconds; a value with ten digits is taken for seconds.</summary>
    public static DateTimeOffset? AsMoment(this JsonElement? element) => element.AsNumber() switch
    {
        null or <= 0 => null,
        < 100_000_000_000 and var seconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        <= 253_402_300_799_999 and var milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => null,
    };

    public static IEnumerable<JsonElement?> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(e => (JsonElement?)e) : [];
}
