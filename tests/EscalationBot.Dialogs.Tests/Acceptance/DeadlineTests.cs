using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Deadlines;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>Rows "Deadline" of section 7: ten working days from 18/12/2025 with the day off of 02/01 worked on Saturday 10/01.</summary>
public sealed class DeadlineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deadlines-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Sent_on_18_12_2025_it_is_due_on_05_01_2026_and_the_explanation_lists_ten_dates()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, Report, "- Hạn trả lời: thứ Hai, 05/01/2026 (10 ngày làm việc, mặc định của hệ thống)");

        await office.Says(Head, "3",
            "Cách tính 10 ngày làm việc kể từ ngày gửi 18/12/2025 (ngày đầu không tính):",
            "19/12 (1), 22/12 (2), 23/12 (3), 24/12 (4), 25/12 (5), 26/12 (6), 29/12 (7), 30/12 (8), 31/12 (9), 05/01/2026 (10).",
            "Không tính: thứ Bảy, Chủ nhật; 01/01 (Tết Dương lịch); 02/01 (nghỉ hoán đổi, làm bù thứ Bảy 10/01).",
            "1. Đúng, lưu", "2. Sửa");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0001");
        await office.Says(Head, "vì sao hạn KN-0001", "31/12 (9), 05/01/2026 (10).");
    }

    [Fact]
    public async Task Saturday_10_01_2026_is_the_fifth_working_day_after_it_and_rung_two_falls_on_it()
    {
        await using var office = await WithRecordAsync("10/01/2026 07:59");
        await office.Says(Head, "KN-0001", "quá hạn 05 ngày làm việc");
        Assert.Empty(office.Got(Agency, MessageKind.Nudge, "10/01/2026 00:00"));

        await office.MoveToAsync("10/01/2026 08:00");

        var inclusion = Assert.Single(office.Got(Agency, MessageKind.Nudge, "10/01/2026 00:00"));
        Assert.Equal(At("10/01/2026 08:00"), inclusion.At);
        Holds(inclusion.Text, "quá hạn 05 ngày làm việc. Kiến nghị này được đưa vào bản tổng hợp gửi lãnh đạo UBND tỉnh từ thứ Hai, 12/01/2026.");
    }

    [Fact]
    public async Task Days_off_that_are_swapped_late_move_the_running_deadlines_once_and_the_head_is_told()
    {
        var before = TestOffice.Rules with { Calendar = new WorkingCalendar(TestCalendar.Entries().Where(e => e.Date != Days.Of("2/1/2026"))) };
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10", rules: before, file: Path.Combine(folder.FullName, "office.db"));
        await office.Says(Head, Report, "- Hạn trả lời: thứ Sáu, 02/01/2026");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0001");

        await office.RestartAsync(TestOffice.Rules);
        await office.RestartAsync(TestOffice.Rules);

        var told = Assert.Single(office.Got(Head, MessageKind.News, "26/12/2025 00:00"));
        Holds(told.Text, "Lịch nghỉ, làm bù đã thay đổi, hạn trả lời của kiến nghị KN-0001 gửi Sở B (45/TTr-UBND", "được tính lại: thứ Hai, 05/01/2026.");
        await office.Says(Head, "1", "02/01 (nghỉ hoán đổi, làm bù thứ Bảy 10/01)");
        await office.Says(Head, "lịch sử KN-0001", "chuyển hạn đến 05/01/2026: lịch nghỉ, làm bù thay đổi");
    }

    [Fact]
    public async Task The_explanation_in_English()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, "english");
        await office.Says(Head, Report);

        await office.Says(Head, "3", "How 10 working days are counted from the day of sending, 18/12/2025", "31/12 (9), 05/01/2026 (10).", "Not counted: Saturdays, Sundays; 01/01");
    }
}
