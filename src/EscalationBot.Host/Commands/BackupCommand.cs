using System.CommandLine;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>Copies the store into one file. The store is opened and closed first, so that the copy holds everything and nothing half done.</summary>
internal static class BackupCommand
{
    public static Command Create(Workbench bench) => AllCommands.WithFile("backup", (file, _) => RunAsync(bench, file));

    private static async Task<int> RunAsync(Workbench bench, string file)
    {
        var settings = bench.ReadSettings();
        if (settings.StoreInMemory)
            throw new UserException(HostTexts.Get("backup.memory"));
        if (!File.Exists(settings.StorePath))
            throw new UserException(HostTexts.Get("backup.no-store", ("file", settings.StorePath)));
        if (File.Exists(file))
            throw new UserException(HostTexts.Get("backup.exists", ("file", file)));
        await StoreOpening.Open(settings).DisposeAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(settings.StorePath, file);
        bench.Say(HostTexts.Get("backup.done", ("bytes", new FileInfo(file).Length), ("file", file)));
        return 0;
    }
}
