using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Vitals;

/// <summary>What must hold for the office to work: its store takes writes, and its loops go on.</summary>
internal sealed class VitalSigns(StoreProbe store, Heartbeats beats, IUpkeep? upkeep)
{
    public const string Store = "store";

    public const string Journal = "journal";

    /// <summary>The names of what an administrator has to look at while the office works; null when there is nothing.</summary>
    public IReadOnlyList<string>? Warnings => upkeep?.IsBehind == true ? [Journal] : null;

    /// <summary>The names of what is out of order ("store", "loop:clock"); none when all is well.</summary>
    public async Task<IReadOnlyList<string>> FailingAsync()
    {
        var failing = beats.Silent().Select(loop => $"loop:{loop.ToString().ToLowerInvariant()}").ToList();
        return await store.IsWritableAsync() ? failing : [Store, .. failing];
    }
}
