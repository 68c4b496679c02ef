using System.Net;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Questions that are answered in words, by the field on their card.</summary>
public sealed class CardFieldTests : IAsyncLifetime
{
    private const string DocumentLabel = "Số, ngày văn bản đã gửi";

    private TeamsOffice office = null!;
    private TeamsPerson head = null!;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00");
        head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        await SayAsync("báo cáo");
        await head.PressAsync("Cơ quan chuyên môn");
        await NextMinuteAsync();
        Sees("Đã ghi: Cơ quan chuyên môn thuộc UBND tỉnh.");
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_report_filled_in_on_cards_is_the_one_that_is_typed()
    {
        await FillAsync("Cơ quan giải quyết", "Sở Tài nguyên và Môi trường");
        Sees("Đã ghi: Sở Tài nguyên và Môi trường.");
        await FillAsync(DocumentLabel, "45/TTr-UBND");
        Sees("Đã ghi: 45/TTr-UBND");
        Assert.Equal("Input.Date", (string?)head.Sees[^1].Inputs.Single()["type"]);
        await FillAsync("Ngày, tháng, năm", "2024-09-12");

        Sees("(Bước 4/6) Tình trạng hiện nay:");
        await ClosedAsync("Nội dung đã gửi: 12/09/2024");
    }

    [Fact]
    public async Task A_filled_in_card_comes_back_with_what_was_sent_and_nothing_left_to_fill_in()
    {
        var answer = await head.FillAsync("Cơ quan giải quyết", "Sở Tài nguyên và Môi trường");
        await ClosedAsync("Nội dung đã gửi: Sở Tài nguyên và Môi trường");

        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        Assert.EndsWith("Nội dung đã gửi: Sở Tài nguyên và Môi trường", (string?)answer["value"]!["fallbackText"], StringComparison.Ordinal);
        Assert.DoesNotContain("Input.", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_value_brings_its_error_and_the_field_again()
    {
        await FillAsync("Cơ quan giải quyết", "Sở Tài nguyên và Môi trường");
        Sees("Đã ghi: Sở Tài nguyên và Môi trường.");
        await FillAsync(DocumentLabel, "45/TTr-UBND ngày 12/12/2024");

        Sees("Ngày 12/12/2024 chưa đến.");
        Assert.Equal(DocumentLabel, (string?)head.Sees[^1].Inputs.Single()["label"]);
        Assert.Equal(1, head.Sees.Count(s => s.Inputs.Count > 0));

        await FillAsync(DocumentLabel, "45/TTr-UBND ngày 12/9/2024");
        Sees("Đã ghi: 45/TTr-UBND ngày 12/09/2024.");
    }

    [Fact]
    public async Task A_command_in_a_field_is_a_command_and_the_card_of_what_was_given_up_cannot_be_filled_in_any_more()
    {
        var late = head.Filling("Cơ quan giải quyết", "Sở Tài nguyên và Môi trường");
        await FillAsync("Cơ quan giải quyết", "hủy");
        Sees("Đã hủy");

        Assert.Equal(HttpStatusCode.OK, await head.PostAsync(late));
        await NextMinuteAsync();
        Sees("Lựa chọn này đã ghi nhận lúc 08:");
    }

    [Fact]
    public async Task The_field_of_an_earlier_question_does_not_answer_the_present_one()
    {
        var early = head.Filling("Cơ quan giải quyết", "Sở Kế hoạch và Đầu tư");
        await SayAsync("Sở Tài nguyên và Môi trường");
        await head.PostAsync(early);
        await NextMinuteAsync();
        Sees("(Bước 3/6)");

        Assert.DoesNotContain(head.Sees, s => s.Text.Contains("Kế hoạch và Đầu tư", StringComparison.Ordinal));
        Assert.Equal(DocumentLabel, (string?)head.Sees[^1].Inputs.Single()["label"]);
    }

    [Fact]
    public async Task What_is_marked_secret_is_not_kept_from_a_field_either()
    {
        await FillAsync("Cơ quan giải quyết", "MẬT: Sở Tài nguyên và Môi trường");

        Assert.DoesNotContain(office.Demo.Store.Log.Read("teams", head.Name, 0, 100), e => e.Text?.Contains("MẬT", StringComparison.Ordinal) == true);
        Assert.Contains(head.Sees, s => s.Inputs.Count > 0);
    }

    private async Task FillAsync(string label, string value)
    {
        await head.FillAsync(label, value);
        await NextMinuteAsync();
    }

    private async Task SayAsync(string text)
    {
        await head.SayAsync(text);
        await NextMinuteAsync();
    }

    /// <summary>Teams takes only so many messages of one chat in a second.</summary>
    private Task NextMinuteAsync() => office.PassAsync(TimeSpan.FromMinutes(1));

    private void Sees(string start) => Assert.Contains(head.Sees, s => s.Sent.Text.StartsWith(start, StringComparison.Ordinal));

    private Task<ConnectorCall> ClosedAsync(string note) =>
        office.Connector.CalledAsync(c => c.Action == ConnectorAction.Update && c.Text.EndsWith(note, StringComparison.Ordinal));
}
