using System.CommandLine;
using EscalationBot.Host.Commands;
using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Backups;

/// <summary>Puts a backup in the place of the store, which may be damaged; the store of before is kept beside it.</summary>
internal static class RestoreCommand
{
    public static Command Create(Workbench bench) => AllCommands.WithFile("restore", (file, _) => RunAsync(bench, file));

    private static async Task<int> RunAsync(Workbench bench, string file)
    {
        var settings = bench.ReadSettings();
        if (settings.Store.Provider == StoreProvider.Postgres)
            throw new UserException(HostTexts.Get("restore.database"));
        if (settings.StoreInMemory)
            throw new UserException(HostTexts.Get("backup.memory"));
        if (!File.Exists(file))
            throw new UserException(HostTexts.Get("restore.missing", ("file", file)));
        try
        {
            var before = await LiteDbBackup.RestoreAsync(file, settings.StorePath);
            bench.Say(before is null ? HostTexts.Get("restore.done-new", ("file", file)) : HostTexts.Get("restore.done", ("file", file), ("before", before)));
            return 0;
        }
        catch (BackupException e)
        {
            throw new UserException(HostTexts.Get(KeyOf(e.Fault), ("file", file)));
        }
        catch (StoreException e) when (e.InUse)
        {
            throw new UserException(HostTexts.Get("restore.in-use", ("file", settings.StorePath)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreException)
        {
            throw new UserException(HostTexts.Get("restore.failed", ("why", e.Message)));
        }
    }

    private static string KeyOf(BackupFault fault) => fault switch
    {
        BackupFault.NotABackup => "restore.no-backup",
        BackupFault.Damaged => "restore.damaged",
        BackupFault.Newer => "restore.newer",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };
}
