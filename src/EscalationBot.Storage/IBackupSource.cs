namespace EscalationBot.Storage;

/// <summary>A copy of everything as of one commit, taken while the store goes on working.</summary>
public interface IBackupSource
{
    /// <summary>Writes a backup, readable by <see cref="LiteDbBackup.RestoreAsync"/>; it is whole only when this returns.</summary>
    Task BackupAsync(Stream to, CancellationToken cancellation);
}
