using System.Collections.Concurrent;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Host.Demo.Zalo;

/// <summary>The secrets of a simulated service live as long as it does.</summary>
internal sealed class MemoryVault : IVault
{
    private readonly ConcurrentDictionary<string, byte[]> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> locks = new(StringComparer.Ordinal);

    public byte[]? Read(string name) => kept.GetValueOrDefault(name);

    public void Write(string name, byte[] content) => kept[name] = content;

    public byte[]? Take(string name) => kept.TryRemove(name, out var content) ? content : null;

    public IDisposable? TryLock(string name) => locks.TryAdd(name, 0) ? new Hold(() => locks.TryRemove(name, out _)) : null;

    private sealed class Hold(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
