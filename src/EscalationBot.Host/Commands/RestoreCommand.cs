using System.CommandLine;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Commands;

/// <summary>Puts a backup in the place of the store, after it was opened and checked as a copy; the store of before is kept beside it.</summary>
internal static class RestoreCommand
{
    public static Command Create(Workbench bench) => AllCommands.WithFile("restore", (file, _) => RunAsync(bench, file));

    private static async Task<int> RunAsync(Workbench bench, string file)
    {
        var settings = bench.ReadSettings();
        if (settings.StoreInMemory)
            throw new UserException(HostTexts.Get("backup.memory"));
        if (!File.Exists(file))
            throw new UserException(HostTexts.Get("restore.missing", ("file", file)));
        // Opening proves that no server has it, and folds what is left over into the one file.
        await StoreOpening.Open(settings).DisposeAsync();
        var fresh = $"{settings.StorePath}.restoring";
        File.Copy(file, fresh, overwrite: true);
        await CheckAsync(fresh, file, settings);
        var before = FreeName($"{settings.StorePath}.before-restore");
        File.Move(settings.StorePath, before);
        File.Move(fresh, settings.StorePath);
        bench.Say(HostTexts.Get("restore.done", ("file", file), ("before", before)));
        return 0;
    }

    private static async Task CheckAsync(string fresh, string file, HostSettings settings)
    {
        try
        {
            await using var store = StoreOpening.OpenAt(fresh, settings);
            if (store.Audit.FirstBroken() is { } number)
                throw new StoreException(HostTexts.Get("verify.audit-entry", ("number", number)).En);
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            File.Delete(fresh);
            throw new UserException(HostTexts.Get("restore.refused", ("file", file), ("why", e.Message)));
        }
        finally
        {
            File.Delete($"{fresh}.lock");
        }
    }

    private static string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 2; File.Exists(name); i++)
            name = $"{wanted}-{i}";
        return name;
    }
}
