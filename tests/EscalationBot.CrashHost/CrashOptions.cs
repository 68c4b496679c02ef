using System.Globalization;
using System.Net;

namespace EscalationBot.CrashHost;

/// <summary>How this life of the office is to be lived, as the test says on the command line.</summary>
/// <param name="Store">The file of the store, or how to reach a database.</param>
/// <param name="Platform">Where the other side of the channel listens.</param>
/// <param name="Step">Where the process kills itself, or "" for never.</param>
/// <param name="Passing">At which passing of that step.</param>
/// <param name="Repeatable">Whether the channel recognises a repeated reply.</param>
/// <param name="Began">When the test began, by the real clock.</param>
/// <param name="FoldAfter">Commits after which the journal is folded.</param>
internal sealed record CrashOptions(string Store, IPEndPoint Platform, string Step, int Passing, bool Repeatable, DateTimeOffset Began, int FoldAfter)
{
    /// <summary>Of a replica: how many seconds its claims hold.</summary>
    public int LeaseSeconds { get; init; }

    /// <summary>Of a replica: how many messages the channel takes in five seconds from all replicas together; 0 for any number.</summary>
    public int Most { get; init; }

    /// <summary>Of a replica: by how many minutes the clock of its machine is off.</summary>
    public int MinutesOff { get; init; }

    public bool IsReplica => Store.Contains('=', StringComparison.Ordinal);

    public static CrashOptions Parse(string[] args) => new(
        args[0], IPEndPoint.Parse(args[1]), args[2], Number(args[3]), bool.Parse(args[4]), Number<DateTimeOffset>(args[5]), Number(args[6]))
    {
        LeaseSeconds = Number(args[7]),
        Most = Number(args[8]),
        MinutesOff = Number(args[9]),
    };

    private static int Number(string text) => Number<int>(text);

    private static T Number<T>(string text) where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
