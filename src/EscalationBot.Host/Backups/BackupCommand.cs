using System.CommandLine;
using EscalationBot.Host.Commands;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Backups;

/// <summary>Writes everything into one file, as of one moment; a running server does it, otherwise the command itself.</summary>
internal static class BackupCommand
{
    public static Command Create(Workbench bench) => AllCommands.WithFile("backup", (file, cancellation) => RunAsync(bench, file, cancellation));

    private static async Task<int> RunAsync(Workbench bench, string file, CancellationToken cancellation)
    {
        var settings = bench.ReadSettings();
        if (settings.Store.Provider == StoreProvider.Postgres)
            throw new UserException(HostTexts.Get("backup.database"));
        if (settings.StoreInMemory)
            throw new UserException(HostTexts.Get("backup.memory"));
        if (!File.Exists(settings.StorePath))
            throw new UserException(HostTexts.Get("backup.no-store", ("file", settings.StorePath)));
        if (File.Exists(file))
            throw new UserException(HostTexts.Get("backup.exists", ("file", file)));
        var part = $"{file}.part";
        try
        {
            await WriteAsync(settings, bench, part, cancellation);
            LiteDbBackup.Check(part);
            File.Move(part, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BackupException)
        {
            throw new UserException(HostTexts.Get("backup.failed", ("why", e.Message)));
        }
        finally
        {
            File.Delete(part);
        }
        bench.Say(HostTexts.Get("backup.done", ("bytes", new FileInfo(file).Length), ("file", file)));
        return 0;
    }

    private static async Task WriteAsync(HostSettings settings, Workbench bench, string part, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        await using var to = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
        if (StoreOpening.OpenUnlessInUse(settings) is { } store)
        {
            await using (store)
                await store.Backup!.BackupAsync(to, cancellation);
        }
        else
            await ServerBackup.AskAsync(settings.StorePath, bench, ready => Copy(ready, to), cancellation);
        to.Flush(flushToDisk: true);
    }

    private static void Copy(string ready, FileStream to)
    {
        using var from = File.OpenRead(ready);
        from.CopyTo(to);
    }
}
