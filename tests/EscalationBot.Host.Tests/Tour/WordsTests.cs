namespace EscalationBot.Host.Tests.Tour;

/// <summary>How the bot puts things that a visitor of the demo province comes across.</summary>
public sealed class WordsTests
{
    [Fact]
    public async Task A_direction_on_a_matter_of_a_ministry_charges_the_body_that_proposed_it()
    {
        await using var demo = await DemoHost.StartAsync();

        var asked = await demo.SayAsync("pct-dat-dai", "chỉ đạo KN-0002");
        var confirmed = await demo.SayAsync("pct-dat-dai", "1, trước 30/09/2024, nêu rõ nguồn vốn");
        var given = await demo.SayAsync("pct-dat-dai", "1");

        Assert.Contains("1. Giao Sở Giao thông vận tải đôn đốc Bộ, ngành", asked, StringComparison.Ordinal);
        Assert.Contains(
            "\"Giao Giám đốc Sở Giao thông vận tải đôn đốc Bộ Giao thông vận tải giải quyết kiến nghị KN-0002, nêu rõ nguồn vốn, báo cáo kết quả trước ngày 30/09/2024.\"",
            confirmed, StringComparison.Ordinal);
        Assert.Contains("thông báo đến: Giám đốc Sở Giao thông vận tải.", given, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_note_shows_none()
    {
        await using var demo = await DemoHost.StartAsync();
        await demo.SayAsync("so-gtvt", "2");
        await demo.SayAsync("so-gtvt", "27/09/2024");

        Assert.Contains("KN-0024: đang xử lý, dự kiến trả lời ngày 27/09/2024. Hạn trả lời của kiến nghị không thay đổi.", await demo.SayAsync("so-gtvt", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_with_a_note_shows_it_for_confirmation()
    {
        await using var demo = await DemoHost.StartAsync();
        await demo.SayAsync("so-gtvt", "2");
        await demo.SayAsync("so-gtvt", "27/09/2024");

        Assert.Contains("dự kiến trả lời ngày 27/09/2024. Ghi chú: đang khảo sát hiện trường. Hạn", await demo.SayAsync("so-gtvt", "đang khảo sát hiện trường"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("không đúng thẩm quyền theo phân cấp", "Ghi chú: không đúng thẩm quyền theo phân cấp.")]
    [InlineData("không", "cơ quan có thẩm quyền là Sở Kế hoạch và Đầu tư. Kiến nghị chưa kết thúc")]
    public async Task A_note_that_begins_with_no_is_a_note(string said, string shown)
    {
        await using var demo = await DemoHost.StartAsync();
        await demo.SayAsync("so-gtvt", "3");
        await demo.SayAsync("so-gtvt", "Sở KH&ĐT");

        Assert.Contains(shown, await demo.SayAsync("so-gtvt", said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_direction_need_not_say_can_be_skipped()
    {
        await using var demo = await DemoHost.StartAsync();
        await demo.SayAsync("pct-kinh-te", "chỉ đạo KN-0005");
        await demo.SayAsync("pct-kinh-te", "2");
        await demo.SayAsync("pct-kinh-te", "bỏ qua");

        Assert.Contains(
            "\"Giao Văn phòng UBND tỉnh tham mưu giải quyết kiến nghị KN-0005 của UBND huyện Tu Mơ Rông, trước ngày 30/09/2024.\"",
            await demo.SayAsync("pct-kinh-te", "05 ngày làm việc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bộ giao thông", "Bộ Giao thông vận tải")]
    [InlineData("bo tnmt", "Bộ Tài nguyên và Môi trường")]
    [InlineData("bộ nông nghiệp", "Bộ Nông nghiệp và Phát triển nông thôn")]
    public async Task A_ministry_is_known_by_its_short_names(string said, string understood)
    {
        await using var demo = await DemoHost.StartAsync();
        await demo.SayAsync("h-ngoc-hoi", "báo cáo");
        await demo.SayAsync("h-ngoc-hoi", "2");

        Assert.StartsWith($"Đã ghi: {understood}.", await demo.SayAsync("h-ngoc-hoi", said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_record_says_so_once_and_why()
    {
        await using var demo = await DemoHost.StartAsync();

        var card = await demo.SayAsync("h-sa-thay", "362/UBND-VHTT đến đâu rồi");

        Assert.Contains("- Trạng thái: đã rút\n- Lý do rút: đơn vị bổ sung hồ sơ, sẽ gửi lại\n", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_without_open_records_is_told_so_in_one_sentence()
    {
        await using var demo = await DemoHost.StartAsync();

        Assert.Equal("UBND xã Đăk Cấm, đến 08:05 ngày 23/09/2024: không có kiến nghị nào đang theo dõi.", await demo.SayAsync("x-dak-cam", "tình hình"));
    }

    [Fact]
    public async Task A_visitor_links_with_the_code_that_the_admin_of_the_demo_issues_in_the_chat()
    {
        await using var demo = await DemoHost.StartAsync();

        var issued = await demo.SayAsync("quan-tri", "cấp mã liên kết xã Vinh Quang");
        var code = issued.Split('\n')[0].Split(": ")[1];
        await demo.SayAsync("khach-1", code);
        var linked = await demo.SayAsync("khach-1", "1");

        Assert.StartsWith("Mã liên kết của Chủ tịch UBND xã Vinh Quang: ", issued, StringComparison.Ordinal);
        Assert.StartsWith("Đã liên kết.", linked, StringComparison.Ordinal);
        Assert.Contains(await demo.PostsAsync(), p => p is { Id: "khach-1", Title: "Chủ tịch UBND xã Vinh Quang", Role: "unit" });
        Assert.Contains("KN-0024 quá 01 ngày làm việc", await demo.SayAsync("khach-1", "tình hình"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sentence_of_the_user_stories_counts_over_New_Year_when_the_demo_starts_there()
    {
        await using var demo = await DemoHost.StartAsync("2025-12-26T08:10");
        await demo.SayAsync("x-dak-cam", "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 18/12 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");

        var why = await demo.SayAsync("x-dak-cam", "3");

        Assert.Contains("19/12 (1), 22/12 (2), 23/12 (3), 24/12 (4), 25/12 (5), 26/12 (6), 29/12 (7), 30/12 (8), 31/12 (9), 05/01/2026 (10).", why, StringComparison.Ordinal);
    }
}
