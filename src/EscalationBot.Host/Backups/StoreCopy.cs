using EscalationBot.Host.Commands;
using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Backups;

/// <summary>The store of a running server as of one moment, in a folder that only its owner can read and that goes away.</summary>
internal sealed class StoreCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escalationbot-");

    private StoreCopy() { }

    public string Path => System.IO.Path.Combine(folder.FullName, "copy.db");

    /// <exception cref="UserException">Nobody makes it, or there is no room.</exception>
    public static async Task<StoreCopy> MakeAsync(HostSettings settings, Workbench bench, CancellationToken cancellation)
    {
        var copy = new StoreCopy();
        try
        {
            await ServerBackup.AskAsync(settings.StorePath, bench, ready => File.Copy(ready, copy.Backup), cancellation);
            await LiteDbBackup.RestoreAsync(copy.Backup, copy.Path, () => settings.Rules);
            return copy;
        }
        catch (Exception e)
        {
            copy.Dispose();
            if (e is IOException or UnauthorizedAccessException or BackupException or StoreException)
                throw new UserException(HostTexts.Get("backup.failed", ("why", e.Message)));
            throw;
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Backup => System.IO.Path.Combine(folder.FullName, "copy.backup");
}
