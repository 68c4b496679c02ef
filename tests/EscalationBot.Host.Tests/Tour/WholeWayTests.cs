using System.Globalization;

namespace EscalationBot.Host.Tests.Tour;

/// <summary>What everybody saw on the way of one proposal: user stories 4.2, 4.4, 4.5, 5.1 and 5.2 in one run.</summary>
public sealed class WholeWayTests(WholeWay tour) : IClassFixture<WholeWay>
{
    [Fact]
    public void The_sentence_becomes_a_card_and_is_saved_at_the_second_message()
    {
        Assert.Equal("""
            Hệ thống ghi nhận như sau, đề nghị đồng chí kiểm tra:
            - Đơn vị kiến nghị: UBND xã Đăk Cấm
            - Cơ quan giải quyết: Sở Tài nguyên và Môi trường
            - Văn bản: số 45/TTr-UBND ngày 12/09/2024
            - Nội dung: xin chuyển mục đích sử dụng đất điểm trường
            - Tình trạng: Chưa có văn bản trả lời, giải quyết
            - Hạn trả lời: thứ Năm, 26/09/2024 (10 ngày làm việc, mặc định của hệ thống)
            Hiện còn trong hạn: hệ thống theo dõi và chỉ báo cáo là chậm khi quá hạn.
            1. Đúng, lưu
            2. Sửa
            3. Vì sao hạn là ngày này?
            4. Hủy
            """, tour.Card);
        Assert.StartsWith($"Đã lưu kiến nghị {WholeWay.Record}.", tour.Saved, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_diacritics_and_with_abbreviations_the_card_is_the_same() =>
        Assert.Equal(
            tour.Card.Replace("xin chuyển mục đích sử dụng đất điểm trường", "xin chuyen muc dich su dung dat diem truong", StringComparison.Ordinal),
            tour.CardOfTheSameWithoutDiacritics);

    [Fact]
    public void Status_is_told_of_all_records_by_code_by_document_and_by_a_bare_number()
    {
        Assert.StartsWith("UBND xã Đăk Cấm, đến 08:05 ngày 23/09/2024: 01 kiến nghị đang theo dõi.", tour.StatusBy["tình hình"], StringComparison.Ordinal);
        Assert.All(tour.StatusBy.Where(s => s.Key != "tình hình"), s => Assert.StartsWith($"{WholeWay.Record}: xin chuyển mục đích", s.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_the_first_working_morning_after_the_deadline_comes_one_nudge_with_three_choices()
    {
        var nudge = Assert.Single(await tour.Demo.ReceivedAsync(WholeWay.Unit, "27/09/2024"), m => m.Kind == "nudge");

        Assert.Equal("08:00", nudge.At.ToString("HH:mm", CultureInfo.InvariantCulture));
        Assert.Contains($"{WholeWay.Record} gửi Sở Tài nguyên và Môi trường (45/TTr-UBND ngày 12/09/2024) đã quá hạn 01 ngày làm việc (hạn: 26/09/2024)", nudge.Text, StringComparison.Ordinal);
        Assert.Equal(["Đã được giải quyết", "Vẫn chưa được giải quyết", "Đề nghị gia hạn"], nudge.Choices.Select(c => c.Text));
        Assert.StartsWith("Đã ghi nhận lúc 08:00 ngày 27/09/2024.", tour.NotYet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agency_is_asked_for_a_position_that_morning_and_told_before_the_leaders_read_of_it()
    {
        var asked = Assert.Single(await tour.Demo.ReceivedAsync(WholeWay.Agency, "27/09/2024"));
        var warned = Assert.Single(await tour.Demo.ReceivedAsync(WholeWay.Agency, "03/10/2024"));

        Assert.Contains("Theo báo cáo của UBND xã Đăk Cấm, kiến nghị KN-0043", asked.Text, StringComparison.Ordinal);
        Assert.Contains("đưa vào bản tổng hợp gửi lãnh đạo UBND tỉnh từ thứ Sáu, 04/10/2024", warned.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_working_days_it_stands_in_the_digest_of_the_leader_in_charge_and_not_a_day_before()
    {
        Assert.DoesNotContain(WholeWay.Record, await DigestAsync(WholeWay.Leader, "03/10/2024"), StringComparison.Ordinal);
        Assert.Contains(
            "- KN-0043, UBND xã Đăk Cấm → Sở Tài nguyên và Môi trường: chưa có văn bản trả lời, quá hạn 06 ngày làm việc. Sở Tài nguyên và Môi trường đã được thông báo ngày 27/09 và 03/10, chưa có ý kiến.",
            await DigestAsync(WholeWay.Leader, "04/10/2024"), StringComparison.Ordinal);
        Assert.DoesNotContain(WholeWay.Record, await DigestAsync("pct-van-xa", "04/10/2024"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_direction_is_read_back_passed_to_agency_and_unit_and_stands_in_the_digests_until_it_is_done()
    {
        const string words = "\"Giao Giám đốc Sở Tài nguyên và Môi trường trả lời UBND xã Đăk Cấm bằng văn bản, nêu rõ thống nhất hay không thống nhất, trước ngày 10/10/2024.\"";

        Assert.Contains(words, tour.DirectionAsked, StringComparison.Ordinal);
        Assert.Contains("Giám đốc Sở Tài nguyên và Môi trường, Chủ tịch UBND xã Đăk Cấm", tour.DirectionGiven, StringComparison.Ordinal);
        foreach (var post in new[] { WholeWay.Agency, WholeWay.Unit })
            Assert.Single(await tour.Demo.ReceivedAsync(post, "04/10/2024"), m => m.Kind == "news" && m.Text.Contains(words, StringComparison.Ordinal));
        foreach (var day in new[] { "07/10/2024", "08/10/2024" })
            Assert.Contains("- KN-0043, giao Sở Tài nguyên và Môi trường ngày 04/10, hạn 10/10/2024, còn ", await DigestAsync(WholeWay.Leader, day), StringComparison.Ordinal);
        Assert.DoesNotContain("- KN-0043", await DigestAsync(WholeWay.Leader, "09/10/2024"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_closes_it_with_a_reply_that_counts_as_late_and_the_agency_hears_of_it()
    {
        Assert.StartsWith("Đã ghi nhận KN-0043 đã giải quyết quá hạn 08 ngày làm việc theo văn bản 2105/STNMT-QLĐĐ ngày 08/10/2024.", tour.Closed, StringComparison.Ordinal);
        Assert.Contains(await tour.Demo.ReceivedAsync(WholeWay.Agency, "08/10/2024"), m => m.Kind == "news" && m.Text.Contains("đã kết thúc kiến nghị KN-0043", StringComparison.Ordinal));
        Assert.Contains("- Đã giải quyết: 01 (trong hạn 00, quá hạn 01)", await DigestAsync(WholeWay.Leader, "09/10/2024"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ct-ubnd-tinh")]
    [InlineData("pct-kinh-te")]
    [InlineData("pct-dat-dai")]
    [InlineData("pct-van-xa")]
    public async Task Every_working_day_has_one_digest_that_reconciles_and_goes_on_from_the_one_before(string leader)
    {
        var digests = (await tour.Demo.ReadAsync(leader)).All.Where(m => m.Kind == "digest").ToList();
        int? before = null;
        foreach (var figures in digests.Select(d => DigestFigures.Read(d.Text)).OfType<DigestFigures>())
        {
            Assert.Equal(figures.Closing, figures.Opening + figures.New - figures.Resolved - figures.Withdrawn);
            Assert.Equal(figures.Closing, figures.InTime + figures.Overdue);
            Assert.Equal(before ?? figures.Opening, figures.Opening);
            before = figures.Closing;
        }
        Assert.Equal(
            ["23/09", "24/09", "25/09", "26/09", "27/09", "30/09", "01/10", "02/10", "03/10", "04/10", "07/10", "08/10", "09/10", "10/10", "11/10"],
            digests.Select(d => d.At.ToString("dd'/'MM", CultureInfo.InvariantCulture)));
    }

    private async Task<string> DigestAsync(string leader, string day) =>
        Assert.Single(await tour.Demo.ReceivedAsync(leader, day), m => m.Kind == "digest").Text;
}
