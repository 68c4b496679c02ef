using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>
/// What Teams takes of one bot ("Optimize your bot with rate limiting in Teams"). Every call counts, also one that is refused; changes
/// of messages count like messages, since nobody says that they do not.
/// </summary>
internal static class PermittedRates
{
    /// <summary>Of one app in one organisation, in a second.</summary>
    public const int Everywhere = 50;

    /// <summary>Into one chat.</summary>
    private static readonly (int Seconds, int Most)[] InOneChat = [(1, 7), (2, 8), (30, 60), (3600, 1800)];

    public static void AssertKept(IReadOnlyList<ConnectorCall> calls)
    {
        foreach (var (seconds, most) in InOneChat)
            Assert.All(
                calls.GroupBy(c => (c.Chat, Member: (string?)c.Body["members"]?[0]?["id"])),
                chat => Assert.True(Densest(chat, seconds) <= most, $"{chat.Key}: {Densest(chat, seconds)} in {seconds} s, {most} are permitted."));
        Assert.InRange(Densest(calls, 1), 0, Everywhere);
    }

    /// <summary>The most calls in any so many seconds. Text and card in one activity are split by the service, and count as two.</summary>
    public static int Densest(IEnumerable<ConnectorCall> calls, int seconds)
    {
        var moments = calls.SelectMany(c => Enumerable.Repeat(c.At, c.IsMixed ? 2 : 1)).Order().ToList();
        var most = 0;
        for (int first = 0, last = 0; last < moments.Count; last++)
        {
            while (moments[first] <= moments[last] - TimeSpan.FromSeconds(seconds))
                first++;
            most = Math.Max(most, last - first + 1);
        }
        return most;
    }
}
