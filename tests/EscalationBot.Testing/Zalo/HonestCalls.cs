using EscalationBot.ZaloSimulator;

namespace EscalationBot.Testing.Zalo;

/// <summary>Zalo retires addresses, and a call of one is a bug wherever it is made.</summary>
public static class HonestCalls
{
    /// <summary>Ends Zalo's side of a test.</summary>
    /// <exception cref="InvalidOperationException">The bot called what Zalo has retired, or never had.</exception>
    public static async ValueTask EndAsync(this FakeZalo zalo)
    {
        await zalo.DisposeAsync();
        if (zalo.Strays is { Count: > 0 } strays)
            throw new InvalidOperationException($"Zalo has no such address: {string.Join(", ", strays.Distinct())}");
    }
}
