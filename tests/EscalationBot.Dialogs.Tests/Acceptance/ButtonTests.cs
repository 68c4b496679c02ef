using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>Row "Button" of section 7.</summary>
public sealed class ButtonTests
{
    [Fact]
    public async Task Pressed_twice_the_second_press_says_when_it_was_recorded()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.Presses(Head, "Vẫn chưa", "Đã ghi nhận lúc 08:04 ngày 06/01/2026.");
        var facts = office.Office.Find(new ProposalId(1))!.History.Count;

        await office.Presses(Head, "Vẫn chưa", "08:04");

        Assert.Equal(facts, office.Office.Find(new ProposalId(1))!.History.Count);
    }

    [Fact]
    public async Task Pressed_after_the_record_was_closed_it_shows_how_the_record_stands()
    {
        await using var office = await WithRecordAsync("06/01/2026 08:04");
        await office.SaysAll(Head, "KN-0001 đã giải quyết", "830/SB-QH ngày 06/01/2026", "1");
        var facts = office.Office.Find(new ProposalId(1))!.History.Count;

        await office.Presses(Head, "Vẫn chưa", "KN-0001 đã giải quyết quá hạn, hệ thống không cập nhật thêm.");

        Assert.Equal(facts, office.Office.Find(new ProposalId(1))!.History.Count);
    }

    [Fact]
    public async Task A_confirmation_pressed_twice_saves_once()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, Report);
        await office.Presses(Head, "Đúng, lưu", "Đã lưu kiến nghị KN-0001");

        await office.Presses(Head, "Đúng, lưu", "08:10");

        Assert.Null(office.Office.Find(new ProposalId(2)));
    }

    [Fact]
    public async Task The_button_of_a_cancelled_report_does_nothing()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        await office.Says(Head, Report);
        await office.Says(Head, "hủy");

        await office.Presses(Head, "Đúng, lưu");

        Assert.Null(office.Office.Find(new ProposalId(1)));
    }

    [Fact]
    public async Task A_number_typed_after_a_newer_message_is_confirmed_before_it_counts()
    {
        await using var office = await WithRecordAsync("05/01/2026 09:00");
        await office.Says(Head, "gia hạn KN-0001", "1. 03 ngày làm việc", "2. 05 ngày làm việc");
        await office.MoveToAsync("06/01/2026 08:00");

        await office.Says(Head, "2", "Đề nghị đồng chí xác nhận \"2\" là:", "Vẫn chưa được giải quyết", "05 ngày làm việc");

        Assert.Equal(0, office.Office.Find(new ProposalId(1))!.Extensions);
    }
}
