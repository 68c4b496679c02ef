using EscalationBot.Host.Demo;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;

namespace EscalationBot.Host.Tests.Tour;

/// <summary>Files that a message promises and that are made when they are fetched, asked for in the chat and downloaded from the running program.</summary>
public sealed class MadeFileTests
{
    private const string Head = WholeWay.Unit;
    private const string Admin = "quan-tri";

    [Fact]
    public async Task What_is_kept_of_a_person_comes_as_a_workbook_as_of_now_until_it_was_deleted()
    {
        await using var demo = await DemoHost.StartAsync("2024-09-23T08:05:00+07:00");
        await demo.SayAsync(Head, "con đường nhà tôi");
        await demo.SayAsync(Head, "dữ liệu của tôi");
        await demo.SayAsync(Head, "3");
        var (name, address) = Offered(demo, Head);
        await demo.SayAsync(Head, "nói sau khi có tệp");

        var (known, said) = await FetchAsync(demo, address) switch { [var first, var second] => (first, second), var all => throw new InvalidOperationException($"{all.Count} sheets") };
        Assert.Equal("du-lieu-ca-nhan.xlsx", name);
        Assert.Contains(known.Rows, r => r.Cells.Any(c => c.Contains("Chủ tịch UBND xã Đăk Cấm", StringComparison.Ordinal)));
        Assert.Contains(known.Rows, r => r.Cells.Contains($"web:{Head}"));
        foreach (var words in new[] { "con đường nhà tôi", "nói sau khi có tệp" })
            Assert.Contains(said.Rows, r => r.Cells.Contains(words));

        await demo.SayAsync(Head, "xóa dữ liệu của tôi");
        await demo.SayAsync(Head, "1");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await demo.Client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_result_of_a_bulk_reminder_comes_as_a_workbook_with_a_row_for_everybody()
    {
        await using var demo = await DemoHost.StartAsync("2024-09-23T08:05:00+07:00");
        await demo.SayAsync(Admin, "nhắc UBND xã Đăk Cấm");
        await demo.SayAsync(Admin, "1");
        await demo.SayAsync(Admin, "1");
        await demo.SayAsync(Admin, "16:00 thứ Sáu");
        await demo.SayAsync(Admin, "3");
        await demo.MoveToAsync("2024-09-23T09:00");
        await demo.SayAsync(Admin, "tải NV-0001");

        var (name, address) = Offered(demo, Admin);
        var sheet = Assert.Single(await FetchAsync(demo, address));
        Assert.Equal("NV-0001.xlsx", name);
        Assert.Equal(["UBND xã Đăk Cấm", "Chủ tịch UBND xã Đăk Cấm", "đã nhận"], sheet.Rows[1].Cells.Take(3));
        Assert.Equal(2, sheet.Rows.Count);
    }

    /// <summary>The file that the newest message with one offers, and where the page fetches it.</summary>
    private static (string Name, string Address) Offered(DemoHost demo, string post)
    {
        var line = demo.Part<IDemoChat>().Read(post, 0).Last(l => l.Message?.File is not null);
        return (line.Message!.File!.FileName, $"/try-out/posts/{post}/files/{line.Mark}");
    }

    private static async Task<IReadOnlyList<ImportSheet>> FetchAsync(DemoHost demo, string address) =>
        Assert.IsType<FileReading.Sheets>(XlsxFile.Read(await demo.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken))).All;
}
