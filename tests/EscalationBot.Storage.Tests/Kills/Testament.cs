using System.Globalization;

namespace EscalationBot.Storage.Tests.Kills;

/// <summary>What a process said right before it killed itself.</summary>
/// <param name="Open">Rows that were claimed, and whose outcome was certainly not recorded.</param>
/// <param name="Recording">Rows whose outcome was just being recorded.</param>
/// <param name="Claiming">A claim was being made whose rows were not known yet.</param>
internal sealed record Testament(IReadOnlySet<long> Open, IReadOnlySet<long> Recording, bool Claiming)
{
    /// <summary>Null when it was killed from outside and had no time to say anything.</summary>
    public static Testament? Parse(string words)
    {
        var lines = words.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l.Split(' ')[0], l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);
        return lines.Count == 0 ? null : new Testament(Rows(lines["open"]), Rows(lines["recording"]), lines["claiming"] is not ["0"]);
    }

    private static HashSet<long> Rows(string[] numbers) => [.. numbers.Select(n => long.Parse(n, CultureInfo.InvariantCulture))];
}
