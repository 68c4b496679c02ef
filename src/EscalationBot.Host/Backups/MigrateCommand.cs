using System.CommandLine;
using EscalationBot.Host.Commands;
using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;
using EscalationBot.Storage.Moves;
using EscalationBot.Storage.Postgres;

namespace EscalationBot.Host.Backups;

/// <summary>Moves the whole store to the other engine and proves that everything arrived; the source is kept as it is.</summary>
internal static class MigrateCommand
{
    public static Command Create(Workbench bench)
    {
        var to = new Argument<StoreProvider>("to") { Description = HostTexts.Get("command.migrate.to").Both };
        var command = new Command("migrate", HostTexts.Get("command.migrate").Both) { to };
        command.SetAction((parsed, cancellation) => RunAsync(bench, parsed.GetRequiredValue(to), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Workbench bench, StoreProvider to, CancellationToken cancellation)
    {
        var settings = bench.ReadSettings();
        if (PostgresStoreOptions.FaultOf(settings.Store.Postgres.ConnectionString) is { } fault)
            throw new SettingsException([OptionsCheck.Fault("options.database", "Store:Postgres:ConnectionString", "", ("why", fault))]);
        if (settings.Store.LiteDb.Path == LiteDbOptions.Memory)
            throw new UserException(HostTexts.Get("migrate.memory"));
        var bar = new ProgressBar(bench.Output, !Console.IsOutputRedirected);
        try
        {
            var report = to == StoreProvider.Postgres
                ? await ToDatabaseAsync(settings, bar, cancellation)
                : await ToFileAsync(settings, bar, cancellation);
            bar.End();
            foreach (var (kind, count) in report.Counts.OrderBy(c => c.Key, StringComparer.Ordinal))
                await bench.Output.WriteLineAsync($"  {kind}: {count}");
            bench.Say(HostTexts.Get("migrate.done", ("provider", to)));
            return 0;
        }
        catch (MoveException e)
        {
            bar.End();
            throw new UserException(HostTexts.Get("migrate.differs", ("what", e.Message)));
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException || StoreOutage.Is(e))
        {
            bar.End();
            throw new UserException(HostTexts.Get("migrate.failed", ("why", e.Message)));
        }
    }

    private static async Task<MoveReport> ToDatabaseAsync(HostSettings settings, ProgressBar bar, CancellationToken cancellation)
    {
        if (!File.Exists(settings.StorePath))
            throw new UserException(HostTexts.Get("backup.no-store", ("file", settings.StorePath)));
        await using var store = LiteDbStore.Open(new LiteDbStoreOptions(settings.StorePath), () => settings.Rules);
        return await PostgresMove.ToDatabaseAsync(store, Database(settings), p => bar.Show(p.Done, p.Of), cancellation);
    }

    private static async Task<MoveReport> ToFileAsync(HostSettings settings, ProgressBar bar, CancellationToken cancellation)
    {
        if (File.Exists(settings.StorePath))
            throw new UserException(HostTexts.Get("backup.exists", ("file", settings.StorePath)));
        Directory.CreateDirectory(Path.GetDirectoryName(settings.StorePath)!);
        return await PostgresMove.ToFileAsync(Database(settings), settings.StorePath, p => bar.Show(p.Done, p.Of), cancellation);
    }

    private static PostgresStoreOptions Database(HostSettings settings) => new(settings.Store.Postgres.ConnectionString);
}
