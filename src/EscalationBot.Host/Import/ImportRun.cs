using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Import.Files;
using EscalationBot.Storage;

namespace EscalationBot.Host.Import;

/// <summary>One import: read the file, plan, save in one turn what can be taken, and tell what became of every row.</summary>
internal sealed class ImportRun(ITurnStore store, DateTimeOffset now, TextWriter output, TextWriter error)
{
    public const int Done = 0;

    /// <summary>Some rows or sheets were not taken.</summary>
    public const int SomeRefused = 1;

    public const int Unreadable = 2;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string file, bool dryRun, string language, CancellationToken cancellation)
    {
        var report = new ImportReport(new ImportTexts(language));
        var reading = Read(file);
        if (reading is FileReading.Sheets sheets)
        {
            var plan = dryRun ? store.Look(office => ImportPlan.Make(sheets.All, office, now)) : await SaveAsync(sheets.All, cancellation);
            if (plan.IsReadable)
                return await TellAsync(report, plan, dryRun);
            reading = new FileReading.Unreadable("import.file-no-tables");
        }
        await error.WriteLineAsync(report.Unreadable((FileReading.Unreadable)reading));
        return Unreadable;
    }

    /// <summary>The plan is made inside the turn, on the office as it is then; whatever it cannot take stays outside.</summary>
    private async Task<ImportPlan> SaveAsync(IReadOnlyList<ImportSheet> sheets, CancellationToken cancellation)
    {
        ImportPlan? plan = null;
        await store.RunAsync(
            new Trigger.Command(ImportPlan.Message),
            null,
            view =>
            {
                plan = ImportPlan.Make(sheets, view.Office, now);
                return new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], plan.Changes);
            },
            cancellation);
        return plan!;
    }

    private async Task<int> TellAsync(ImportReport report, ImportPlan plan, bool dryRun)
    {
        foreach (var line in report.Lines(plan, dryRun))
            await output.WriteLineAsync(line);
        return plan.Count(RowResult.Refused) > 0 || plan.LeftOut ? SomeRefused : Done;
    }

    private static FileReading Read(string file)
    {
        try
        {
            return new FileInfo(file).Length > FileLimits.Bytes
                ? SheetFile.TooLarge
                : SheetFile.Read(File.ReadAllBytes(file), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileReading.Unreadable("import.file-missing", ("file", file));
        }
    }
}
