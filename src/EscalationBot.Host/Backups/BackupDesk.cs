using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;

namespace EscalationBot.Host.Backups;

/// <summary>Writes the backups that commands ask for while the program runs.</summary>
internal sealed class BackupDesk(HostSettings settings, IBackupSource store, ILogger<BackupDesk> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        BackupErrand.ClearAll(settings.StorePath);
        using var look = new PeriodicTimer(LookEvery, TimeProvider.System);
        try
        {
            while (await look.WaitForNextTickAsync(stoppingToken))
                foreach (var errand in BackupErrand.Waiting(settings.StorePath).ToList())
                    await DoAsync(errand, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends, and its errands with it.
        }
    }

    private async Task DoAsync(BackupErrand errand, CancellationToken stopping)
    {
        try
        {
            await using (var part = new FileStream(errand.Part, FileMode.Create, FileAccess.Write, FileShare.Read))
            {
                File.Delete(errand.Wanted);
                await store.BackupAsync(part, stopping);
                part.Flush(flushToDisk: true);
            }
            File.Move(errand.Part, errand.Ready);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Log.BackupFailed(log, e);
            Refuse(errand, e);
        }
    }

    /// <summary>On a full disk even this may fail; the command then gives up waiting.</summary>
    private static void Refuse(BackupErrand errand, Exception why)
    {
        try
        {
            errand.Clear();
            File.WriteAllText(errand.Failed, why.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
