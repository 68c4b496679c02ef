using System.Text.RegularExpressions;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>A real office from nothing, at the command line: manifests/README.md, step by step.</summary>
public sealed partial class NewOfficeTests : IDisposable
{
    private readonly CommandLine office = new();

    [Theory]
    [InlineData("mau.xlsx")]
    [InlineData("mau.csv")]
    public async Task The_template_is_tried_imported_and_imported_again_without_a_change(string name)
    {
        var form = office.Path(name);

        Assert.Equal(0, (await office.RunAsync("export", form, "--template")).ExitCode);
        Assert.EndsWith("Chạy thử: chưa ghi gì.\n", (await office.RunAsync("import", form, "--dry-run")).Output, StringComparison.Ordinal);
        Assert.Contains("tạo mới 17, cập nhật 0, không đổi 0, không nhận 0", (await office.RunAsync("import", form)).Output, StringComparison.Ordinal);
        Assert.Contains("tạo mới 0, cập nhật 0, không đổi 17, không nhận 0", (await office.RunAsync("import", form)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_gets_a_code_for_the_post_that_was_imported()
    {
        await ImportTemplateAsync();

        var code = await office.RunAsync("admin-code");

        Assert.Equal(0, code.ExitCode);
        Assert.Matches(Code(), code.Output);
        Assert.Contains("Cán bộ quản trị hệ thống", code.Output, StringComparison.Ordinal);
        Assert.Contains("không đổi 17", (await office.RunAsync("import", office.Path("mau.csv"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_data_a_code_comes_with_a_post_of_its_own()
    {
        var code = await office.RunAsync("admin-code");

        Assert.Contains("Mã liên kết của Quản trị viên hệ thống: ", code.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_exported_imports_without_a_change()
    {
        await ImportTemplateAsync();

        await office.RunAsync("export", office.Path("ra.xlsx"));

        Assert.Contains("tạo mới 0, cập nhật 0, không đổi 17, không nhận 0", (await office.RunAsync("import", office.Path("ra.xlsx"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digests_of_all_leaders_are_printed()
    {
        await ImportTemplateAsync();

        var digest = await office.RunAsync("digest");

        Assert.Equal(0, digest.ExitCode);
        Assert.Contains("== Phó Chủ tịch UBND tỉnh (pct-dat-dai)", digest.Output, StringComparison.Ordinal);
        Assert.Contains("- Đang giải quyết quá hạn: 02", digest.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_in_order_passes_every_check()
    {
        await ImportTemplateAsync();

        var verify = await office.RunAsync("verify");

        Assert.Equal((0, ""), (verify.ExitCode, verify.Error));
        Assert.Equal(4, verify.Output.Split("Đạt: ").Length - 1);
    }

    [Fact]
    public async Task A_backup_brings_back_what_was_there_and_keeps_what_came_since()
    {
        await ImportTemplateAsync();
        await office.RunAsync("backup", office.Path("sao-luu.db"));
        await ImportAsync("Bảng,Mã,Tên,Loại", "Đơn vị,ubnd-x-moi,UBND xã Mới,Cấp xã");

        var restored = await office.RunAsync("restore", office.Path("sao-luu.db"));

        Assert.Equal(0, restored.ExitCode);
        Assert.Contains("tạo mới 1", (await ImportAsync("Bảng,Mã,Tên,Loại", "Đơn vị,ubnd-x-moi,UBND xã Mới,Cấp xã")).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(office.Path("escalationbot.db.before-restore")));
        Assert.Empty(Directory.GetFiles(office.DataFolder, "*.restoring*"));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_the_store_stays()
    {
        await ImportTemplateAsync();

        var refused = await office.RunAsync("restore", office.Path("mau.csv"));

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("Không khôi phục từ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("this is not a backup of this program.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("không đổi 17", (await office.RunAsync("import", office.Path("mau.csv"))).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(office.DataFolder, "*.restoring*"));
    }

    [Theory]
    [InlineData(-1, 0, "tệp sao lưu bị hỏng", "the backup is damaged")]
    [InlineData(0, 77, "tệp sao lưu bị hỏng", "the backup is damaged")]
    public async Task A_damaged_backup_is_refused_in_both_languages(int longer, int flip, string vi, string en)
    {
        await ImportTemplateAsync();
        await office.RunAsync("backup", office.Path("hong.backup"));
        var bytes = await File.ReadAllBytesAsync(office.Path("hong.backup"), TestContext.Current.CancellationToken);
        bytes[flip == 0 ? ^1 : flip] ^= (byte)(flip == 0 ? 0 : 4);
        await File.WriteAllBytesAsync(office.Path("hong.backup"), bytes[..(bytes.Length + longer)], TestContext.Current.CancellationToken);

        var refused = await office.RunAsync("restore", office.Path("hong.backup"));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(vi, refused.Error, StringComparison.Ordinal);
        Assert.Contains(en, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_named_in_both_languages()
    {
        var unknown = await office.RunAsync("nhap");

        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("Không hiểu \"nhap\"", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("\"nhap\" is not known", unknown.Error, StringComparison.Ordinal);
    }

    public void Dispose() => office.Dispose();

    private async Task ImportTemplateAsync()
    {
        await office.RunAsync("export", office.Path("mau.csv"), "--template");
        await office.RunAsync("import", office.Path("mau.csv"));
    }

    private async Task<CommandResult> ImportAsync(params string[] lines)
    {
        await File.WriteAllLinesAsync(office.Path("them.csv"), lines);
        return await office.RunAsync("import", office.Path("them.csv"));
    }

    [GeneratedRegex("[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex Code();
}
