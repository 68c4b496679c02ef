namespace EscalationBot.Host.Runtime.Rates;

/// <summary>Leaves a service alone that fails again and again: after five failures in a row for ten seconds, then for longer and longer.</summary>
internal sealed class Circuit
{
    private const int FailuresInARow = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private int failures;
    private TimeSpan pause = First;

    /// <summary>The service answered, whatever it said.</summary>
    public void Answered() => (failures, pause) = (0, First);

    /// <returns>How long to leave it alone from now on; null: not yet.</returns>
    public TimeSpan? Failed()
    {
        if (++failures < FailuresInARow)
            return null;
        var now = pause;
        pause = pause * 2 < Longest ? pause * 2 : Longest;
        // One more failure after the pause opens it again.
        failures = FailuresInARow - 1;
        return now;
    }
}
