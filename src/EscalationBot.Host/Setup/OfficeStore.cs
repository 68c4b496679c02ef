using EscalationBot.Conversation.Delivery;
using EscalationBot.Storage;

namespace EscalationBot.Host.Setup;

/// <summary>The opened store, seen through its seam; whoever opened it closes it.</summary>
internal sealed record OfficeStore(
    ITurnStore Turns, IWorkQueue Work, IMessageLog Log, IFileStore Files, IAuditTrail Audit, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <summary>Null when the engine has tools of its own for that.</summary>
    public IBackupSource? Backup { get; init; }

    /// <summary>Null when one process has the store to itself.</summary>
    public IReplicas? Replicas { get; init; }

    /// <summary>The secrets of channels, for every process on the store.</summary>
    public required IVault Vault { get; init; }

    public IRetention? Retention { get; init; }

    /// <summary>Null when the engine sees to itself.</summary>
    public IUpkeep? Upkeep { get; init; }

    /// <summary>The clock that everybody who shares the store goes by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>No unit yet: nobody has imported or linked anything.</summary>
    public bool IsEmpty => Turns.Look(office => office.Directory.Units.Count) == 0;

    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
