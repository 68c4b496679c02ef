namespace EscalationBot.Host.Runtime.Vitals;

/// <summary>What must hold for the office to work: its store takes writes, and its loops go on.</summary>
internal sealed class VitalSigns(StoreProbe store, Heartbeats beats)
{
    public const string Store = "store";

    /// <summary>The names of what is out of order ("store", "loop:clock"); none when all is well.</summary>
    public async Task<IReadOnlyList<string>> FailingAsync()
    {
        var failing = beats.Silent().Select(loop => $"loop:{loop.ToString().ToLowerInvariant()}").ToList();
        return await store.IsWritableAsync() ? failing : [Store, .. failing];
    }
}
