using EscalationBot.Dialogs.Tests.Acceptance;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Chat;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;
using static EscalationBot.Testing.Domain.ProposalBuilder;

namespace EscalationBot.Dialogs.Tests.FileProposal;

/// <summary>A sentence may name more letters than one record tracks; none is lost without a word.</summary>
public sealed class OtherLettersTests
{
    private const string Two = "UBND xã gửi Sở B tờ trình 46/TTr-UBND ngày 19/12 và 47a/TTr-UBND ngày 22/12 xin cấp phép mỏ đất, chưa trả lời";

    [Fact]
    public async Task A_second_letter_is_said_on_the_card_and_reported_after_the_first()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, Two, "Văn bản: số 46/TTr-UBND ngày 19/12/2025", "Tin nhắn còn nêu văn bản 47a/TTr-UBND ngày 22/12/2025. Mỗi kiến nghị theo dõi một văn bản đã gửi");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0002", "1. Lập kiến nghị cho văn bản 47a/TTr-UBND ngày 22/12/2025");

        await office.Says(Head, "1", "Sở B chưa có văn bản trả lời, văn bản số 47a/TTr-UBND ngày 22/12/2025", "nội dung kiến nghị");
        await office.Says(Head, "xin cấp phép khai thác cát", "Văn bản: số 47a/TTr-UBND ngày 22/12/2025");
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0003");
        Assert.Equal("47a/TTr-UBND", office.Office.Find(new ProposalId(3))!.Request.Code);
    }

    [Fact]
    public async Task Three_letters_are_offered_one_after_another()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, "gửi Sở B tờ trình 46/TTr-UBND ngày 19/12, 47/TTr-UBND ngày 22/12, 48/TTr-UBND ngày 23/12 xin cấp phép mỏ đất, chưa trả lời", "47/TTr-UBND ngày 22/12/2025; 48/TTr-UBND ngày 23/12/2025");
        await office.Says(Head, "1", "1. Lập kiến nghị cho văn bản 47/TTr-UBND");
        await office.Says(Head, "1", "47/TTr-UBND");

        await office.Says(Head, "xin cấp phép khai thác cát", "Tin nhắn còn nêu văn bản 48/TTr-UBND ngày 23/12/2025");
    }

    [Theory]
    [InlineData("gửi Sở B tờ trình 46/TTr-UBND ngày 19/12 xin cấp phép mỏ đất, sở có công văn 812/SB-KH ngày 22/12 nhưng chưa trả lời", "812/SB-KH ngày 22/12/2025")]
    [InlineData("gửi Sở B tờ trình 46/TTr-UBND ngày 19/12 và công văn 52 ngày 22/12 xin cấp phép mỏ đất, chưa trả lời", "52 ngày 22/12/2025")]
    public async Task A_letter_that_is_no_request_of_ones_own_is_said_and_can_be_added(string sentence, string letter)
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, sentence, $"Tin nhắn còn nêu văn bản {letter}, chưa ghi vào kiến nghị này.", "\"bổ sung văn bản\"");

        var saved = await office.Says(Head, "1", "Đã lưu kiến nghị KN-0002");
        Assert.DoesNotContain("Lập kiến nghị cho văn bản", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_named_twice_is_one()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        var card = await office.Says(Head, "gửi Sở B tờ trình 46/TTr-UBND ngày 19/12 xin cấp phép mỏ đất, sở chưa trả lời tờ trình 46/TTr-UBND", "46/TTr-UBND ngày 19/12/2025");
        Assert.DoesNotContain("Tin nhắn còn nêu", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_to_come_is_no_date_of_a_letter_and_is_asked_for()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Head, "gửi Sở B tờ trình 46/TTr-UBND ngày 19/12/2027 xin cấp phép mỏ đất, chưa trả lời", "văn bản số 46/TTr-UBND", "ngày văn bản đã gửi");
    }

    [Theory]
    [InlineData("sở B hẹn cuối tháng trả lời", "Đồng chí đang nói về kiến nghị nào?", "KN-0001", "KN-0050")]
    [InlineData("so B da tra loi roi", "Đồng chí đang nói về kiến nghị nào?", "KN-0001", "KN-0050")]
    [InlineData("xin gia hạn thêm 5 ngày làm việc", "Đồng chí đang nói về kiến nghị nào?", "KN-0001", "KN-0050")]
    public async Task News_that_names_no_record_asks_for_which(string sentence, params string[] parts)
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.KeepAsync(AProposal().Numbered(50).Request("45/UBND-KT", "22/12/2025"));

        await office.Says(Head, sentence, parts);
        await office.Says(Head, "kn 1", "KN-0001");
    }

    [Fact]
    public async Task The_sentence_is_then_taken_for_the_record_that_was_chosen()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.KeepAsync(AProposal().Numbered(50).Request("45/UBND-KT", "22/12/2025"));
        await office.Says(Head, "xin gia hạn thêm 5 ngày làm việc vì sở đang lấy ý kiến", "Đồng chí đang nói về kiến nghị nào?");

        await office.Says(Head, "KN-0001", "Đã gia hạn KN-0001");
    }

    [Fact]
    public async Task The_record_spoken_of_last_is_offered_first()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.KeepAsync(AProposal().Numbered(50).Request("45/UBND-KT", "22/12/2025"));
        await office.Says(Head, "KN-0050");

        await office.Says(Head, "sở đã trả lời rồi", "1. KN-0050", "2. KN-0001");
    }

    [Fact]
    public async Task The_only_record_needs_no_question()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Agency, "sở sẽ trả lời trước ngày 9/1", "1. Không nêu thêm");
        await office.Says(Agency, "1", "KN-0001", "09/01/2026");
    }

    [Fact]
    public async Task Without_any_record_it_is_said_how_to_report_one()
    {
        await using var office = await ChatOffice.OpenAsync("30/12/2025 08:10");

        await office.Says(Head, "sở B hẹn cuối tháng trả lời", "Hiện không có kiến nghị đang theo dõi nào");
    }

    [Fact]
    public async Task Since_when_something_lies_there_is_no_date_of_its_letter()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Head, "Sở B chưa trả lời từ tháng 11, văn bản 72/UBND-VX xin sửa trạm y tế", "văn bản số 72/UBND-VX,", "ngày văn bản đã gửi");
    }

    [Fact]
    public async Task An_agency_that_calls_itself_not_competent_speaks_of_what_was_sent_to_it()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Agency, "kiến nghị của xã A không thuộc thẩm quyền của sở, đề nghị chuyển Sở D", "1. Không nêu thêm");
        await office.Says(Agency, "1", "KN-0001", "Sở D");
    }

    [Fact]
    public async Task Thanks_at_length_are_courtesy()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");
        await office.Says(Head, "cảm ơn đồng chí nhiều nhé", "Trân trọng cảm ơn đồng chí.");
    }

    [Fact]
    public async Task News_of_a_body_with_which_nothing_is_open_is_not_taken_for_another_record()
    {
        await using var office = await WithRecordAsync("30/12/2025 08:10");

        await office.Says(Head, "Sở D đã trả lời rồi", "Đồng chí đang nói về kiến nghị nào?", "KN-0001");
        await office.Says(Head, "hủy", "Đã hủy");
        await office.Says(Head, "Sở D đã trả lời tờ trình 82/TTr-UBND ngày 15/12/2025 về kinh phí nước sạch",
            "kiến nghị gửi Sở D, văn bản số 82/TTr-UBND ngày 15/12/2025");
    }
}
