using System.Text;
using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Import;

/// <summary>An office with a store of its own that spreadsheets are imported into; a sheet is written as csv text.</summary>
internal sealed class ImportOffice : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = Days.At("12/1/2026", "09:00");

    private readonly LiteDbStore store = LiteDbStore.Open(new LiteDbStoreOptions(LiteDbStoreOptions.Memory), () => TestOffice.Rules);

    public ITurnStore Turns => store;

    public IWorkQueue Work => store;

    public IAuditTrail Audit => store;

    public IOffice Office => store.Read();

    public OfficeDirectory Directory => Office.Directory;

    /// <summary>The small province of the tests: bodies and posts, no people and no records.</summary>
    public static async Task<ImportOffice> WithProvinceAsync()
    {
        var office = new ImportOffice();
        await office.ChangeAsync(new OfficeChanges { Directory = TestOffice.Directory });
        return office;
    }

    public Task ChangeAsync(OfficeChanges changes) => store.RunAsync(
        new Trigger.Command("test"), null, _ => new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], changes), CancellationToken.None);

    /// <summary>Imports and saves.</summary>
    public async Task<ImportPlan> ImportAsync(params string[] lines)
    {
        var plan = Plan(lines);
        await ChangeAsync(plan.Changes);
        return plan;
    }

    public ImportPlan Plan(params string[] lines) => Plan(Sheets(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    public ImportPlan Plan(IReadOnlyList<ImportSheet> sheets) => ImportPlan.Make(sheets, Office, Now);

    public static IReadOnlyList<ImportSheet> Sheets(byte[] file, string name = "form.csv") =>
        Assert.IsType<FileReading.Sheets>(SheetFile.Read(file, name)).All;

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

internal static class ImportPlanReading
{
    public static IReadOnlyList<RowResult> Results(this ImportPlan plan) => [.. plan.Rows.Select(r => r.Result)];

    /// <summary>"column: key" of every remark of the only row, or of the row with this number.</summary>
    public static IReadOnlyList<string> Remarks(this ImportPlan plan, int? row = null) =>
        [.. plan.Rows.Single(r => row is null || r.Row == row).Remarks.Select(r => $"{r.Column}: {r.TextKey}")];
}
