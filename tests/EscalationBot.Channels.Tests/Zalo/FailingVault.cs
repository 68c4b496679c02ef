using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>A vault that is away for one write.</summary>
/// <param name="fails">Which write, from 1.</param>
internal sealed class FailingVault(IVault vault, int fails) : IVault
{
    private int writes;

    public byte[]? Read(string name) => vault.Read(name);

    public void Write(string name, byte[] content)
    {
        if (++writes == fails)
            throw new IOException("The disk is full.");
        vault.Write(name, content);
    }

    public byte[]? Take(string name) => vault.Take(name);

    public IDisposable? TryLock(string name) => vault.TryLock(name);
}
