using System.CommandLine;
using System.Globalization;
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
            var report = await LiteDbBackup.RestoreAsync(file, settings.StorePath, () => settings.Rules);
            bench.Say(report.Before is null ? HostTexts.Get("restore.done-new", ("file", file)) : HostTexts.Get("restore.done", ("file", file), ("before", report.Before)));
            if (ErasuresOf(report, settings) is { } erasures)
                bench.Say(erasures);
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

    /// <summary>What became of people who were deleted since the backup was made; null when there is nothing to say.</summary>
    private static LocalText? ErasuresOf(RestoreReport report, HostSettings settings)
    {
        if (!report.ErasuresKnown)
            return report.AsOf is { } asOf
                ? HostTexts.Get("restore.erasures-unknown", ("moment", settings.Rules.Time.Local(asOf).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)))
                : null;
        return report.ErasedAgain > 0 ? HostTexts.Get("restore.erased-again", ("count", report.ErasedAgain)) : null;
    }

    private static string KeyOf(BackupFault fault) => fault switch
    {
        BackupFault.NotABackup => "restore.no-backup",
        BackupFault.Damaged => "restore.damaged",
        BackupFault.Newer => "restore.newer",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };
}
