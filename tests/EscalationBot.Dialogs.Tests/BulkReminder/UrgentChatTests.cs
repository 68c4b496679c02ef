using EscalationBot.Domain.Campaigns;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.BulkReminder;

/// <summary>An admin with a reason sends at any hour; everybody who should know the reason reads it.</summary>
public sealed class UrgentChatTests
{
    [Fact]
    public async Task At_night_an_urgent_one_goes_out_at_once_with_its_reason_in_the_preview_the_message_and_the_audit()
    {
        await using var office = await BulkChatTests.ToPreview("nhắc UBND xã Số 1", "10/01/2026 22:00");

        Assert.StartsWith("Tin khẩn được gửi cả ngoài giờ làm việc", await office.SayAsync(TestOffice.Admin, "5"), StringComparison.Ordinal);
        var preview = await office.SayAsync(TestOffice.Admin, "Bão số 9 đổ bộ trong đêm.");
        Assert.Contains("(Tin khẩn, gửi không kể giờ làm việc. Lý do: Bão số 9 đổ bộ trong đêm.)\"", preview, StringComparison.Ordinal);
        Assert.Contains("Gửi khẩn: gửi cả ngoài giờ làm việc, ngày nghỉ và giờ yên lặng của người nhận. Lý do: Bão số 9 đổ bộ trong đêm.", preview, StringComparison.Ordinal);
        var sent = await office.SayAsync(TestOffice.Admin, "3");

        Assert.Contains("lý do đã được ghi vào nhật ký kiểm toán", sent, StringComparison.Ordinal);
        await office.MoveToAsync("10/01/2026 22:01");
        Assert.EndsWith("(Tin khẩn, gửi không kể giờ làm việc. Lý do: Bão số 9 đổ bộ trong đêm.)", Assert.Single(office.Received(Province.Head(1))).Text.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal("Bão số 9 đổ bộ trong đêm", Assert.Single(office.Audit, a => a.Action == nameof(CampaignSubmitted)).Detail);
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_urgent_and_it_can_be_taken_back()
    {
        await using var office = await BulkChatTests.ToPreview("nhắc UBND xã Số 1", "10/01/2026 22:00");
        await office.SayAsync(TestOffice.Admin, "5");
        Assert.DoesNotContain("(3/4)", await office.SayAsync(TestOffice.Admin, "đúng"), StringComparison.Ordinal);
        Assert.DoesNotContain("(3/4)", await office.SayAsync(TestOffice.Admin, "bỏ qua"), StringComparison.Ordinal);

        var preview = await office.SayAsync(TestOffice.Admin, "1");
        Assert.DoesNotContain("khẩn:", preview, StringComparison.Ordinal);
        await office.SayAsync(TestOffice.Admin, "3");
        await office.MoveToAsync("12/01/2026 06:59");
        Assert.Empty(office.Received(Province.Head(1)));
    }

    [Fact]
    public async Task The_second_person_is_asked_about_an_urgent_one_at_night_and_sees_the_reason()
    {
        await using var office = await BulkChatTests.ToPreview("nhắc các xã", "10/01/2026 22:00");
        await office.SayAsync(TestOffice.Admin, "5");
        await office.SayAsync(TestOffice.Admin, "Bão số 9");
        await office.SayAsync(TestOffice.Admin, "3");

        await office.MoveToAsync("10/01/2026 22:01");
        Assert.Contains("Lý do: Bão số 9.", office.Received(TestOffice.Office)[^1].Text, StringComparison.Ordinal);
        Assert.Empty(office.Received(Province.Head(1)));
        await office.SayAsync(TestOffice.Office, "phê duyệt NV-0001");
        await office.MoveToAsync("10/01/2026 22:05");
        Assert.Single(office.Received(Province.Head(1)));
    }
}
