using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Options;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Lets go of what was kept longer than the configuration says: every hour of what was said, in slices, so that no turn waits for
/// it; once a day of rows without words and of files that nothing needs. What an outage missed is due at the next pass. The audit trail says how many.
/// </summary>
internal sealed class Forgetting(HostSettings settings, IRetention store, ITurnStore turns, TimeProvider time, ILogger<Forgetting> log) : BackgroundService
{
    private const int Slice = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private DateOnly? dailyDone;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var next = new PeriodicTimer(Pause, TimeProvider.System);
        try
        {
            do
                await TryAsync(stoppingToken);
            while (await next.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; what is left is done after the next start.
        }
    }

    private async Task TryAsync(CancellationToken stopping)
    {
        try
        {
            await PassAsync(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Log.ForgettingFailed(log, Fault.Of(e));
        }
    }

    internal async Task PassAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var words = await InSlicesAsync(store.ForgetWordsAsync, now - TimeSpan.FromDays(settings.Store.KeepChatDays), stopping);
        var (rows, files) = (0, 0);
        if (settings.Rules.Time.Day(now) is var today && dailyDone != today)
        {
            rows = await InSlicesAsync(store.DropDetailsAsync, now - TimeSpan.FromDays(settings.Store.KeepDeliveryDays), stopping);
            files = await store.DropFilesAsync(now - TimeSpan.FromDays(settings.Store.KeepFileDays), stopping);
            dailyDone = today;
        }
        if (words + rows + files > 0)
            await RecordAsync(new AuditEntry(now, null, null, "retention", "", $"messages={words};rows={rows};files={files}"), stopping);
    }

    private static async Task<int> InSlicesAsync(
        Func<DateTimeOffset, int, CancellationToken, Task<int>> letGo, DateTimeOffset before, CancellationToken stopping)
    {
        int gone, all = 0;
        do
        {
            stopping.ThrowIfCancellationRequested();
            all += gone = await letGo(before, Slice, stopping);
        }
        while (gone == Slice);
        return all;
    }

    private Task<TurnOutcome> RecordAsync(AuditEntry entry, CancellationToken stopping) => turns.RunAsync(
        new Trigger.Command("retention", entry.At), null,
        _ => new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], new OfficeChanges { Audit = { entry } }), stopping);
}
