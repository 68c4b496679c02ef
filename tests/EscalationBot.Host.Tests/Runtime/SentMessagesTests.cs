using System.Text;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>Files as channels see them.</summary>
public sealed class SentMessagesTests : IAsyncLifetime
{
    private readonly LiteDbStore store = LiteDbStore.Open(new LiteDbStoreOptions(LiteDbStoreOptions.Memory), () => TestOffice.Rules);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_workbook_is_read_as_comma_separated_text_that_spreadsheet_programs_open()
    {
        var sheet = new ImportSheet("Kết quả", [new ImportRow(1, ["Đơn vị", "Trạng thái"]), new ImportRow(2, ["UBND xã Đăk Cấm", "đã nhận, đã đọc"])]);
        var key = await store.PutAsync("ket-qua.xlsx", SheetFile.Write([sheet], "ket-qua.xlsx"), TestContext.Current.CancellationToken);

        var text = await new SentMessages(store, store).ReadAsCsvAsync(key, TestContext.Current.CancellationToken);

        Assert.NotNull(text);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), text[..3]);
        var lines = Encoding.UTF8.GetString(text).TrimEnd().Split("\r\n");
        Assert.EndsWith("Đơn vị,Trạng thái", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("UBND xã Đăk Cấm,\"đã nhận, đã đọc\"", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_no_workbook_or_not_there_has_no_text(bool isThere)
    {
        var key = isThere ? await store.PutAsync("a.pdf", "%PDF-1.7"u8.ToArray(), TestContext.Current.CancellationToken) : "nowhere";

        Assert.Null(await new SentMessages(store, store).ReadAsCsvAsync(key, TestContext.Current.CancellationToken));
    }
}
