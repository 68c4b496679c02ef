using System.Text.RegularExpressions;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>User stories 4.1 and 5.0, rows "Link" of section 7.</summary>
public sealed partial class LinkTests
{
    private const string Refused = "Mã này không đúng, đã được sử dụng hoặc hết hiệu lực.";
    private const string HowToLink = "Đề nghị đồng chí nhập mã gồm 8 ký tự do Văn phòng UBND tỉnh cấp cho đơn vị.";

    [Fact]
    public async Task An_unused_code_ties_the_account_to_the_post_and_cannot_be_used_again()
    {
        await using var office = await ChatOffice.OpenAsync("05/01/2026 08:10", Unlinked());
        var code = await IssuedAsync(office);

        Holds(await office.SendAsync(office.Message("dienthoai", IncomingKind.Joined)),
            "Kính chào đồng chí.", "(theo Công văn số 3239/UBND-KTTH ngày 12/9/2024)", "1. Nhập mã", "2. Chưa có mã", "3. Thông tin về dữ liệu cá nhân");
        await office.StrangerSays("dienthoai", code,
            "Mã hợp lệ. Đề nghị đồng chí xác nhận:", "- Đơn vị: UBND xã A", "- Chức vụ: Chủ tịch UBND xã A", "1. Đúng, liên kết", "2. Không đúng");
        await office.StrangerSays("dienthoai", "1",
            "Đã liên kết. Từ nay đồng chí có thể:", "- Nhắn một câu để báo cáo", "không gửi văn bản, thông tin thuộc bí mật nhà nước");

        Assert.Equal(Head, office.Office.Directory.PostOf(new AccountId("web", "dienthoai"), Days.Of("5/1/2026"))?.Id);
        await office.StrangerSays("nguoi-khac", code, Refused);
    }

    [Fact]
    public async Task The_code_is_taken_as_it_is_typed_from_paper()
    {
        await using var office = await ChatOffice.OpenAsync("05/01/2026 08:10", Unlinked());
        var code = await IssuedAsync(office);

        await office.StrangerSays("dienthoai", code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), "Mã hợp lệ.");
    }

    [Theory]
    [InlineData("tình hình")]
    [InlineData("KN-0001")]
    [InlineData("KN-0001 đến đâu rồi?")]
    [InlineData("cái nào quá hạn")]
    [InlineData("bản tin")]
    [InlineData("thống kê")]
    [InlineData("sở B còn nợ mấy cái")]
    [InlineData("gia hạn KN-0001")]
    [InlineData("cấp mã liên kết UBND xã A")]
    public async Task An_unlinked_person_who_asks_gets_no_data_only_how_to_link(string question)
    {
        await using var office = await WithRecordAsync("12/01/2026 08:00");
        await office.SayAsStrangerAsync("la", "xin chào");

        var answer = await office.StrangerSays("la", question, HowToLink, "1. Nhập mã", "2. Chưa có mã");

        Assert.DoesNotContain("Sở B", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("KN-0001", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_used_revoked_and_expired_codes_look_the_same()
    {
        await using var office = await ChatOffice.OpenAsync("05/01/2026 08:10", Unlinked());
        var used = await IssuedAsync(office);
        await office.SayAsStrangerAsync("mot", used);
        await office.SayAsStrangerAsync("mot", "1");
        var revoked = await IssuedAsync(office);
        await office.Says(TestOffice.Admin, $"thu hồi mã {revoked}", "Thu hồi mã …");
        await office.Says(TestOffice.Admin, "1", "Đã thu hồi mã …");
        var expired = await IssuedAsync(office);
        await office.MoveToAsync("20/01/2026 09:00");

        var answers = new List<string>();
        foreach (var code in new[] { "K7MP-3XQ9", used, revoked, expired })
            answers.Add(await office.SayAsStrangerAsync($"thu-{answers.Count}", code));

        Assert.Equal(Refused, Assert.Single(answers.Distinct())[..Refused.Length]);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_for_thirty_minutes()
    {
        await using var office = await ChatOffice.OpenAsync("05/01/2026 08:00", Unlinked());
        var right = await IssuedAsync(office);
        foreach (var wrong in new[] { "ABCD-EFGH", "ABCD-EFGJ", "ABCD-EFGK", "ABCD-EFGM" })
            await office.StrangerSays("la", wrong, Refused);

        await office.StrangerSays("la", "ABCD-EFGN", "hệ thống tạm ngừng nhận mã đến 08:30");
        await office.MoveToAsync("05/01/2026 08:29");
        await office.StrangerSays("la", right, "hệ thống tạm ngừng nhận mã đến 08:30");
        await office.MoveToAsync("05/01/2026 08:30");
        await office.StrangerSays("la", right, "Mã hợp lệ.");
    }

    [Fact]
    public async Task A_first_sentence_that_is_a_report_is_kept_a_day_and_goes_on_after_linking()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10", Unlinked());
        var code = await IssuedAsync(office);

        await office.StrangerSays("dienthoai", Report, "Hệ thống tạm giữ nội dung đồng chí vừa gửi trong 24 giờ; sau khi liên kết sẽ tiếp tục từ nội dung này.");
        await office.MoveToAsync("27/12/2025 08:09");
        await office.SayAsStrangerAsync("dienthoai", code);
        await office.StrangerSays("dienthoai", "1", "Đã liên kết.", "Hệ thống ghi nhận như sau, đề nghị đồng chí kiểm tra:", "- Văn bản: số 45/TTr-UBND ngày 18/12/2025");
    }

    [Fact]
    public async Task After_a_day_the_first_sentence_is_gone()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10", Unlinked());
        var code = await IssuedAsync(office);
        await office.SayAsStrangerAsync("dienthoai", Report);

        await office.MoveToAsync("27/12/2025 08:11");
        await office.SayAsStrangerAsync("dienthoai", code);

        Assert.DoesNotContain("45/TTr-UBND", await office.StrangerSays("dienthoai", "1", "Đã liên kết."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_a_post_is_told_and_the_successor_takes_over()
    {
        await using var office = await WithRecordAsync("12/01/2026 09:00");
        await office.Says(TestOffice.Admin, "bàn giao UBND xã A", "Bàn giao chức vụ Chủ tịch UBND xã A từ ngày 12/01/2026: 01 tài khoản", "01 kiến nghị", "1. Bàn giao");
        var code = CodeIn(await office.Says(TestOffice.Admin, "1", "Đã bàn giao chức vụ Chủ tịch UBND xã A", "Mã liên kết của Chủ tịch UBND xã A:"));

        Assert.Equal(
            "Kính gửi đồng chí, từ ngày 12/01/2026 tài khoản này không còn gắn với chức vụ Chủ tịch UBND xã A theo cập nhật của Văn phòng UBND tỉnh. 01 kiến nghị đang theo dõi đã được bàn giao cho người kế nhiệm. Trân trọng cảm ơn đồng chí.",
            office.Received(Head)[^1].Text);
        Assert.DoesNotContain("KN-0001", await office.Says(Head, "tình hình", "không còn gắn với chức vụ Chủ tịch UBND xã A"), StringComparison.Ordinal);
        await office.SayAsStrangerAsync("nguoi-moi", code);
        await office.SayAsStrangerAsync("nguoi-moi", "1");
        await office.StrangerSays("nguoi-moi", "KN-0001", "KN-0001: xin chuyển mục đích sử dụng đất điểm trường");
    }

    [Fact]
    public async Task A_leader_on_Teams_is_recognised_without_a_code()
    {
        await using var office = await ChatOffice.OpenAsync("05/01/2026 08:00");

        Holds(await office.SendAsync(office.Message(Leader.Value, IncomingKind.Joined)),
            "Kính chào đồng chí. Hệ thống nhận diện tài khoản của đồng chí: Phó Chủ tịch UBND tỉnh, lĩnh vực đất đai, xây dựng, giao thông. Bản tin được gửi 07:15 các ngày làm việc.",
            "1. Đúng", "2. Đổi giờ gửi", "3. Không đúng, báo quản trị");
        await office.Says(Leader, "2", "Bản tin hiện gửi lúc 07:15.");
        await office.Says(Leader, "8h", "Đã ghi nhận. Từ ngày làm việc tiếp theo, bản tin được gửi lúc 08:00.");
        await office.MoveToAsync("06/01/2026 07:59");
        Assert.Empty(office.Got(Leader, MessageKind.Digest, "06/01/2026 00:00"));
        await office.MoveToAsync("06/01/2026 08:00");
        Assert.Single(office.Got(Leader, MessageKind.Digest, "06/01/2026 00:00"));
    }

    [Fact]
    public async Task The_same_in_English()
    {
        await using var office = await ChatOffice.OpenAsync("05/01/2026 08:10", Unlinked());
        var code = await IssuedAsync(office);
        await office.StrangerSays("phone", "english", "The system will answer in English.");

        await office.StrangerSays("phone", "status", "To link your account, please type the code of 8 characters");
        await office.StrangerSays("phone", code, "The code is valid. Please confirm:", "1. Correct, link");
        await office.StrangerSays("phone", "1", "Linked.");
    }

    /// <summary>Everybody is linked but the head of UBND xã A.</summary>
    private static OfficeDirectory Unlinked() => LinkedDirectory().Without(new AccountId("web", Head.Value));

    private static async Task<string> IssuedAsync(ChatOffice office) =>
        CodeIn(await office.Says(TestOffice.Admin, "cấp mã liên kết UBND xã A", "Mã liên kết của Chủ tịch UBND xã A:"));

    private static string CodeIn(string answer) => Code().Match(answer).Value;

    [GeneratedRegex("[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex Code();
}
