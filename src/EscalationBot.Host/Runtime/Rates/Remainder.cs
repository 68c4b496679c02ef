namespace EscalationBot.Host.Runtime.Rates;

/// <summary>What the service said is left of its present window; without a word to the contrary it is full again at its end.</summary>
internal sealed class Remainder(int left, int forReplies, TimeSpan until)
{
    private int left = left;

    public void Take() => left--;

    public int Room(bool reply, TimeSpan now) => now >= until ? int.MaxValue : Math.Max(0, left - (reply ? 0 : forReplies));

    public TimeSpan Wait(bool reply, TimeSpan now) => Room(reply, now) > 0 ? TimeSpan.Zero : until - now;
}
