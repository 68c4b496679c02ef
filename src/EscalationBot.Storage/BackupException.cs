namespace EscalationBot.Storage;

public enum BackupFault { NotABackup, Damaged, Newer }

/// <summary>A file cannot be restored; nothing was changed.</summary>
public sealed class BackupException(BackupFault fault, Exception? inner = null) : Exception($"The backup cannot be restored: {fault}.", inner)
{
    public BackupFault Fault { get; } = fault;
}
