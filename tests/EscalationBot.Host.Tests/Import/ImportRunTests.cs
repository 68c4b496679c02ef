using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import;

namespace EscalationBot.Host.Tests.Import;

public sealed class ImportRunTests : IAsyncLifetime
{
    private readonly ImportOffice office = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("import-");
    private readonly StringWriter output = new(), error = new();

    [Fact]
    public async Task All_good_rows_are_saved_and_told_row_by_row()
    {
        var code = await RunAsync("Bảng,Mã,Tên,Loại\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã\n");

        Assert.Equal(0, code);
        Assert.Equal(
            ["Đơn vị, dòng 2: tạo mới xa-1", "Cộng 1 dòng: tạo mới 1, cập nhật 0, không đổi 0, không nhận 0.", "Đã ghi các dòng được nhận."],
            Lines(output));
        Assert.NotNull(office.Directory.Unit(new UnitId("xa-1")));
    }

    [Fact]
    public async Task A_refused_row_tells_row_column_reason_and_cure_and_makes_the_exit_code_1()
    {
        var code = await RunAsync("Bảng,Mã,Tên,Loại,Hiệu lực từ\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã,31/02/2024\nĐơn vị,xa-2,UBND xã Vinh Quang,Xã,\n");

        Assert.Equal(1, code);
        Assert.Equal("Đơn vị, dòng 2: KHÔNG NHẬN xa-1. Cột Hiệu lực từ: không có ngày 31/02/2024. Cách sửa: kiểm tra lại ngày và tháng.", Lines(output)[0]);
        Assert.Equal([new UnitId("xa-2")], office.Directory.Units.Keys);
    }

    [Fact]
    public async Task English_is_spoken_when_asked()
    {
        await RunAsync("Sheet,Code,Name,Kind\nUnits,xa-1,UBND xã Đăk Cấm,Phòng\n", language: "en");

        Assert.StartsWith("Units, row 2: REFUSED xa-1. Column Kind: “Phòng” is not in the list. Cure: use one of: Committee; Committee office; Agency;", Lines(output)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_says_so()
    {
        var code = await RunAsync("Bảng,Mã,Tên,Loại\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã\n", dryRun: true);

        Assert.Equal(0, code);
        Assert.Equal("Chạy thử: chưa ghi gì.", Lines(output)[^1]);
        Assert.Empty(office.Directory.Units);
    }

    [Fact]
    public async Task The_second_run_says_that_nothing_changed()
    {
        await RunAsync("Bảng,Mã,Tên,Loại\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã\n");
        output.GetStringBuilder().Clear();

        await RunAsync("Bảng,Mã,Tên,Loại\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã\n");

        Assert.Equal(["Đơn vị, dòng 2: không đổi xa-1", "Cộng 1 dòng: tạo mới 0, cập nhật 0, không đổi 1, không nhận 0.", "Không có gì thay đổi."], Lines(output));
    }

    [Theory]
    [InlineData("Bảng,Mã\nPhòng ban,a\n", "Không nhận ra bảng nào")]
    [InlineData("", "Tệp không có nội dung")]
    public async Task A_file_without_a_table_is_unreadable(string text, string said)
    {
        var code = await RunAsync(text);

        Assert.Equal(2, code);
        Assert.StartsWith(said, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public async Task A_sheet_that_is_not_understood_is_told_and_makes_the_exit_code_1()
    {
        var code = await RunAsync("Bảng,Mã,Tên,Loại,Ghi chú\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã,mới\nPhòng ban,a,b,c,d\n");

        Assert.Equal(1, code);
        Assert.Equal(["Đơn vị: cột “Ghi chú” không có trong biểu mẫu, bỏ qua", "Phòng ban: không phải trang tính của biểu mẫu, không đọc"], Lines(output)[..2]);
    }

    [Fact]
    public async Task A_missing_file_is_unreadable()
    {
        Assert.Equal(2, await new ImportRun(office.Turns, ImportOffice.Now, output, error).RunAsync(Path.Combine(folder.FullName, "none.xlsx"), false, "vi", Cancellation));
        Assert.StartsWith("Không tìm thấy tệp", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("office.xlsx")]
    [InlineData("office.csv")]
    public async Task An_export_is_written_to_a_file_that_can_be_imported(string name)
    {
        await RunAsync("Bảng,Mã,Tên,Loại\nĐơn vị,xa-1,UBND xã Đăk Cấm,Xã\n");
        output.GetStringBuilder().Clear();
        var file = Path.Combine(folder.FullName, name);

        Assert.Equal(0, await new ExportRun(output, error).RunAsync(file, office.Office, overwrite: false, "vi", Cancellation));

        Assert.Equal($"Đã ghi {file}: 1 dòng.", Lines(output)[0]);
        Assert.Equal([RowResult.Unchanged], office.Plan(ImportOffice.Sheets(await File.ReadAllBytesAsync(file, Cancellation), name)).Results());
        Assert.Equal(2, await new ExportRun(output, error).RunAsync(file, null, overwrite: false, "vi", Cancellation));
        Assert.Equal(0, await new ExportRun(output, error).RunAsync(file, null, overwrite: true, "vi", Cancellation));
        Assert.Equal([name, "form.csv"], folder.GetFiles().Select(f => f.Name).OrderDescending());
    }

    [Theory]
    [InlineData("office.docx", "Không ghi được tệp loại “.docx”")]
    [InlineData("none/office.csv", "Không ghi được")]
    public async Task A_file_that_cannot_be_written_is_told(string name, string said)
    {
        Assert.Equal(2, await new ExportRun(output, error).RunAsync(Path.Combine(folder.FullName, name), null, overwrite: false, "vi", Cancellation));
        Assert.StartsWith(said, error.ToString(), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<int> RunAsync(string text, bool dryRun = false, string language = "vi")
    {
        var file = Path.Combine(folder.FullName, "form.csv");
        await File.WriteAllTextAsync(file, text, Cancellation);
        return await new ImportRun(office.Turns, ImportOffice.Now, output, error).RunAsync(file, dryRun, language, Cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string[] Lines(StringWriter written) => written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
