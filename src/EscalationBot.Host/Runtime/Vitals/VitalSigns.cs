using EscalationBot.Conversation.Delivery;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Vitals;

/// <summary>What must hold for the office to work: its store takes writes, and its loops go on.</summary>
internal sealed class VitalSigns(StoreProbe store, Heartbeats beats, IEnumerable<IAddressStandings> standings, IUpkeep? upkeep = null)
{
    public const string Store = "store";

    public const string Journal = "journal";

    /// <summary>The names of what an administrator has to look at while the office works; null when there is nothing.</summary>
    public IReadOnlyList<string>? Warnings => Present() is [_, ..] present ? present : null;

    private List<string> Present() =>
    [
        .. upkeep?.Trouble is not null ? [Journal] : Array.Empty<string>(),
        .. standings.SelectMany(s => s.Read()).Where(s => s.Alarming).Select(s => $"access:{s.Channel}@{s.Address}"),
    ];

    /// <summary>The names of what is out of order ("store", "loop:clock"); none when all is well.</summary>
    public async Task<IReadOnlyList<string>> FailingAsync()
    {
        var failing = beats.Silent().Select(loop => $"loop:{loop.ToString().ToLowerInvariant()}").ToList();
        return await store.IsWritableAsync() ? failing : [Store, .. failing];
    }
}
