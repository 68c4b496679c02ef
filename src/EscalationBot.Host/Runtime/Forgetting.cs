using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Lets go of what was kept longer than the configuration says: every hour of what was said, in slices, so that no turn waits for
/// it; once a day of files that nothing needs. What an outage missed is due at the next pass. The audit trail says how many.
/// </summary>
internal sealed class Forgetting(HostSettings settings, IRetention store, ITurnStore turns, TimeProvider time, ILogger<Forgetting> log) : BackgroundService
{
    private const int Slice = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private DateOnly? filesLookedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var next = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ForgettingFailed(log, e);
            }
        }
        while (await next.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task PassAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var words = await WordsAsync(now - TimeSpan.FromDays(settings.Store.KeepChatDays), stopping);
        var files = 0;
        if (settings.Rules.Time.Day(now) is var today && filesLookedAt != today)
        {
            files = await store.DropFilesAsync(now - TimeSpan.FromDays(settings.Store.KeepFileDays), stopping);
            filesLookedAt = today;
        }
        if (words + files > 0)
            await RecordAsync(new AuditEntry(now, null, null, "retention", "", $"messages={words};files={files}"), stopping);
    }

    private async Task<int> WordsAsync(DateTimeOffset before, CancellationToken stopping)
    {
        int forgotten, all = 0;
        do
        {
            stopping.ThrowIfCancellationRequested();
            all += forgotten = await store.ForgetWordsAsync(before, Slice, stopping);
        }
        while (forgotten == Slice);
        return all;
    }

    private Task<TurnOutcome> RecordAsync(AuditEntry entry, CancellationToken stopping) => turns.RunAsync(
        new Trigger.Command("retention", entry.At), null,
        _ => new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], new OfficeChanges { Audit = { entry } }), stopping);
}
