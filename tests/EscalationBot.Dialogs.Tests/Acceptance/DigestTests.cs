using System.Globalization;
using System.Text.RegularExpressions;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Storage;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 5.1, rows "Digest" of section 7.</summary>
public sealed partial class DigestTests
{
    [Fact]
    public async Task Every_day_the_sums_hold()
    {
        await using var office = await BusyMonthAsync();

        var digests = office.Got(Leader, MessageKind.Digest, "26/12/2025 09:00").Where(d => d.Text.Contains("Đầu kỳ", StringComparison.Ordinal)).Select(d => Numbers(d.Text)).ToList();

        Assert.True(digests.Count > 8, $"Only {digests.Count} digests had something to tell.");
        Assert.All(digests, d => Assert.Equal(d["Cuối kỳ"], d["Đầu kỳ"] + d["Mới phát sinh"] - d["Đã giải quyết"] - d.GetValueOrDefault("Đã rút")));
        Assert.All(digests, d => Assert.Equal(d["Cuối kỳ"], d["Đang giải quyết trong hạn"] + d["Đang giải quyết quá hạn"]));
        Assert.All(digests.Zip(digests.Skip(1)), pair => Assert.Equal(pair.First["Cuối kỳ"], pair.Second["Đầu kỳ"]));
        Assert.Contains(digests, d => d["Đã giải quyết"] > 0);
        Assert.Contains(digests, d => d.GetValueOrDefault("Đã rút") > 0);
    }

    [Fact]
    public async Task It_reads_as_the_story_tells()
    {
        await using var office = await WithRecordAsync("12/01/2026 07:15");

        var digest = Assert.Single(office.Got(Leader, MessageKind.Digest, "12/01/2026 00:00"));

        Assert.Equal("""
            Kính báo cáo đồng chí Phó Chủ tịch UBND tỉnh (lĩnh vực: đất đai, xây dựng, giao thông)
            Tình hình kiến nghị, đề xuất đến 07:00 ngày 12/01/2026
            - Đầu kỳ: 01
            - Mới phát sinh: 00
            - Đã giải quyết: 00
            - Cuối kỳ: 01
            - Đang giải quyết trong hạn: 00
            - Đang giải quyết quá hạn: 01
            Cần ý kiến chỉ đạo (01)
            - KN-0001, UBND xã A → Sở B: chưa có văn bản trả lời, quá hạn 06 ngày làm việc. Sở B đã được thông báo ngày 06/01 và 10/01, chưa có ý kiến.
            1. Xem chi tiết
            2. Cho ý kiến chỉ đạo
            3. Bảng tổng hợp theo cơ quan
            """, digest.Text);
    }

    [Fact]
    public async Task The_first_day_late_is_told_as_newly_overdue_with_the_change()
    {
        await using var office = await WithRecordAsync("06/01/2026 07:15");

        Holds(Assert.Single(office.Got(Leader, MessageKind.Digest, "06/01/2026 00:00")).Text,
            "- Đang giải quyết trong hạn: 00 (So với 05/01: -01)", "- Đang giải quyết quá hạn: 01 (mới 01, giảm 00) (So với 05/01: +01)", "Mới quá hạn (01): KN-0001");
    }

    [Fact]
    public async Task A_digest_whose_sums_do_not_hold_is_held_and_the_admin_is_told()
    {
        await using var office = await WithRecordAsync("09/01/2026 09:00");
        // Somebody tampered with the figures of the last cut.
        await office.ChangeAsync(c => c.Snapshot = new TallySnapshot(Days.Of("9/1/2026"), office.Now, new Dictionary<Domain.Organisation.UnitId, Tally> { [TestOffice.SoB] = new() { OpenInTime = 7, Filed = 1 } }));

        await office.MoveToAsync("10/01/2026 09:00");

        Assert.Empty(office.Got(Leader, MessageKind.Digest, "10/01/2026 00:00"));
        Holds(office.Received(TestOffice.Admin)[^1].Text, "Bản tin ngày 10/01/2026 của Phó Chủ tịch UBND tỉnh chưa gửi vì số liệu không khớp:", "≠");
    }

    [Fact]
    public async Task A_record_whose_addressee_was_corrected_is_told_as_moved_away_and_the_sums_hold()
    {
        await using var office = await WithRecordAsync("09/01/2026 09:00");
        // As a second import of a corrected spreadsheet does.
        await office.ChangeAsync(c => c.Proposals.Add(new ProposalChange(new ProposalId(1),
            [new RecordedFact(office.Office.Find(new ProposalId(1))!.History.Count + 1, new Corrected(null, null, TestOffice.SoD), new Provenance(office.Now, null, null, null))])));

        await office.MoveToAsync("10/01/2026 09:00");

        Holds(Assert.Single(office.Got(Leader, MessageKind.Digest, "10/01/2026 00:00")).Text,
            "- Đầu kỳ: 01", "- Mới phát sinh: 00", "- Đã giải quyết: 00", "- Chuyển đi (đính chính cơ quan giải quyết): 01", "- Cuối kỳ: 00 (So với 09/01: -01)", "- Đang giải quyết quá hạn: 00 (mới 00, giảm 01)");
        Holds(Assert.Single(office.Got(TestOffice.OtherLeader, MessageKind.Digest, "10/01/2026 00:00")).Text, "- Đầu kỳ: 00", "- Mới phát sinh: 01", "- Cuối kỳ: 01");
        Assert.DoesNotContain(office.Received(TestOffice.Admin), r => r.Text.Contains('≠', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Down_from_six_to_nine_one_digest_comes_marked_as_belated()
    {
        await using var office = await WithRecordAsync("12/01/2026 06:00");

        await office.SleepUntilAsync("12/01/2026 09:00");
        await office.MoveToAsync("12/01/2026 17:00");

        var digest = Assert.Single(office.Got(Leader, MessageKind.Digest, "12/01/2026 00:00"));
        Holds(digest.Text, "Kính báo cáo đồng chí Phó Chủ tịch UBND tỉnh", "Gửi bù bản tin ngày 12/01/2026.");
    }

    [Fact]
    public async Task After_an_outage_of_days_the_newest_covers_the_gap()
    {
        await using var office = await WithRecordAsync("07/01/2026 09:00");

        await office.SleepUntilAsync("13/01/2026 09:00");

        var digest = Assert.Single(office.Got(Leader, MessageKind.Digest, "07/01/2026 09:00"));
        Holds(digest.Text, "Kỳ tổng hợp: từ 07/01/2026 đến 12/01/2026.");
    }

    [Fact]
    public async Task One_that_arrived_after_all_counts_as_read_and_the_next_one_starts_where_the_newest_ended()
    {
        await using var office = await WithRecordAsync("10/01/2026 09:00");
        office.Wire = message => (message.Message!.Kind == MessageKind.Digest ? WorkState.Unknown : WorkState.Delivered, null);
        await office.MoveToAsync("12/01/2026 09:00");
        Assert.Empty(office.Office.Find(new ProposalId(1))!.Reports);
        await office.ClearAsync();
        Assert.Contains((new ReportedToLeader(Leader, Days.Of("12/1/2026")), office.Now), office.Office.Find(new ProposalId(1))!.Reports);

        await office.MoveToAsync("13/01/2026 09:00");
        office.Wire = _ => (WorkState.Delivered, null);
        await office.MoveToAsync("14/01/2026 09:00");
        await office.ClearAsync();
        await office.MoveToAsync("15/01/2026 09:00");
        Assert.DoesNotContain("Kỳ tổng hợp", Assert.Single(office.Got(Leader, MessageKind.Digest, "15/01/2026 00:00")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_on_days_off_and_the_next_one_covers_them()
    {
        await using var office = await WithRecordAsync("31/12/2025 09:00");
        await office.Says(Head, "gửi Sở B tờ trình 46/TTr-UBND ngày 30/12 xin sửa trường, chưa trả lời");
        await office.Says(Head, "1", "Đã lưu");

        await office.MoveToAsync("05/01/2026 09:00");

        var digest = Assert.Single(office.Got(Leader, MessageKind.Digest, "31/12/2025 08:00"));
        Assert.Equal(At("05/01/2026 07:15"), digest.At);
        Holds(digest.Text, "Kỳ tổng hợp: từ 31/12/2025 đến 04/01/2026.", "- Mới phát sinh: 01");
    }

    [Fact]
    public async Task A_day_without_change_is_one_sentence()
    {
        await using var office = await WithRecordAsync("07/01/2026 07:15");

        Holds(Assert.Single(office.Got(Leader, MessageKind.Digest, "07/01/2026 00:00")).Text, "Kính báo cáo đồng chí: ngày 07/01/2026 không có biến động. Đang giải quyết quá hạn: 01.");
    }

    [Fact]
    public async Task A_leader_reads_only_of_the_own_fields()
    {
        await using var office = await WithRecordAsync("12/01/2026 09:00");

        Assert.All(office.Received(TestOffice.OtherLeader), d => Assert.DoesNotContain("KN-0001", d.Text, StringComparison.Ordinal));
        Holds(office.Got(TestOffice.Chair, MessageKind.Digest, "12/01/2026 00:00")[0].Text, "Kính báo cáo đồng chí Chủ tịch UBND tỉnh", "KN-0001");
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await using var office = await WithRecordAsync("26/12/2025 09:00");
        await office.Says(Leader, "english");
        await office.MoveToAsync("12/01/2026 07:15");

        Holds(office.Got(Leader, MessageKind.Digest, "12/01/2026 00:00")[0].Text, "Opening: 01", "Closing: 01", "KN-0001", "06 working days");
    }

    /// <summary>Records come, age, are extended, answered, closed and withdrawn on many days.</summary>
    private static async Task<ChatOffice> BusyMonthAsync()
    {
        var office = await WithRecordAsync("29/12/2025 09:00");
        foreach (var (day, number) in new[] { ("29/12/2025 10:00", 46), ("30/12/2025 10:00", 47), ("05/01/2026 10:00", 48), ("06/01/2026 10:00", 49), ("08/01/2026 10:00", 50) })
        {
            await office.MoveToAsync(day);
            await office.Says(Head, $"gửi Sở B tờ trình {number}/TTr-UBND ngày 22/12/2025 xin kinh phí sửa cầu số {number}, đến nay chưa trả lời");
            await office.Says(Head, "1", "Đã lưu");
        }
        await office.KeepAsync(AProposal().Numbered(20).Request("80/TTr-UBND", "1/12/2025").Due("15/12/2025"));
        await office.MoveToAsync("09/01/2026 09:00");
        await office.SaysAll(Head, "KN-0002 đã giải quyết", "830/SB-QH ngày 05/01/2026", "1");
        await office.MoveToAsync("12/01/2026 09:00");
        await office.SaysAll(Head, "KN-0001 đã giải quyết", "831/SB-QH ngày 12/01/2026", "1");
        await office.SaysAll(Head, "rút KN-0003", "đơn vị tự giải quyết");
        await office.MoveToAsync("13/01/2026 09:00");
        await office.SaysAll(Head, "gia hạn KN-0004", "20/01/2026", "chờ họp");
        await office.SaysAll(Head, "tạm dừng KN-0005", "bổ sung hồ sơ");
        await office.MoveToAsync("15/01/2026 09:00");
        await office.SaysAll(Head, "theo dõi lại KN-0005");
        await office.SaysAll(Head, "KN-0006 đã giải quyết", "840/SB-QH ngày 15/01/2026", "1");
        await office.MoveToAsync("30/01/2026 09:00");
        return office;
    }

    private static Dictionary<string, int> Numbers(string text) =>
        Row().Matches(text).ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^- ([^:\n]+): (\d+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
