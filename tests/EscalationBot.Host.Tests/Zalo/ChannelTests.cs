using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage;
using EscalationBot.Testing;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>The whole program talking over a fake Zalo: what people see, and what becomes of every fault.</summary>
public sealed class ChannelTests : IAsyncLifetime
{
    private const string Unit = "UBND xã Đăk Cấm";

    private ZaloOffice office = null!;

    public async ValueTask InitializeAsync() => office = await ZaloOffice.StartAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Somebody_links_by_a_code_and_hears_of_their_own_records_only()
    {
        var head = await office.LinkedAsync("2000000000000000002", Unit);
        await head.SayAsync("tình hình");
        await office.QuietAsync();

        Assert.Contains(Unit, office.Seen(head)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_always_numbers_and_a_pressed_button_does_what_its_number_does()
    {
        var stranger = office.Person("2000000000000000002");
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();
        var greeting = office.Seen(stranger)[^1];
        Assert.Contains("1. ", greeting.Text, StringComparison.Ordinal);
        Assert.InRange(greeting.Buttons.Count, 1, 5);

        await stranger.SayAsync(greeting.Buttons[0]);
        await office.QuietAsync();
        Assert.NotEqual(greeting.Text, office.Seen(stranger)[^1].Text);
        Assert.DoesNotContain('#', office.Heard(stranger)[^1]);
    }

    [Fact]
    public async Task Whoever_writes_faster_than_answers_may_come_gets_all_of_them_while_the_clock_of_the_office_stands_still()
    {
        var stranger = office.Person("2000000000000000002");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stranger.SayAsync("xin chào")));
        await office.QuietAsync();

        Assert.Equal(6, office.Seen(stranger).Count);
    }

    [Fact]
    public async Task The_payload_of_a_button_means_nothing_in_another_conversation()
    {
        var (one, other) = (office.Person("2000000000000000002"), office.Person("2000000000000000009"));
        await one.SayAsync("xin chào");
        await office.QuietAsync();
        var payload = office.Seen(one)[^1].Buttons[0];
        await other.SayAsync(payload);
        await office.QuietAsync();

        Assert.Equal([payload], office.Heard(other));
    }

    [Fact]
    public async Task An_address_to_open_is_a_button_of_its_own_and_stands_in_the_text()
    {
        await using var here = await ZaloOffice.StartAsync("--ZaloOa:PublicUrl=https://kien-nghi.example.vn");
        var admin = here.Person("2000000000000000002");
        await here.LinkAsync(admin.Id, new PostId(ZaloOffice.Admin));
        await admin.SayAsync("kết nối Zalo");
        await here.QuietAsync();

        var said = here.Seen(admin)[^1];
        var button = Assert.Single((JsonArray)said.Body["message"]!["attachment"]!["payload"]!["buttons"]!)!;
        Assert.Equal(("Mở trang kết nối Zalo", "oa.open.url"), ((string?)button["title"], (string?)button["type"]));
        Assert.EndsWith($"Mở trang kết nối Zalo: {(string?)button["payload"]!["url"]}", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_buttons_are_refused_the_message_goes_out_once_without_them()
    {
        office.Zalo.Script = call => call.Buttons.Count > 0 ? new ZaloTrouble(-201) : null;
        var stranger = office.Person("2000000000000000002");
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();

        Assert.Empty(Assert.Single(office.Seen(stranger)).Buttons);
    }

    [Fact]
    public async Task What_goes_out_is_composed_whatever_came_in()
    {
        var head = await office.LinkedAsync("2000000000000000002", Unit);
        await head.SayAsync(Typing.Decomposed("tình hình"));
        await office.QuietAsync();

        Assert.All(office.Seen(head), call => Assert.True(Typing.IsComposed(call.Text)));
        Assert.Contains(Unit, office.Seen(head)[^1].Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_receipt_confirms_a_message_also_when_it_overtakes_the_answer_of_the_send()
    {
        var stranger = office.Person("2000000000000000002");
        office.Zalo.BeforeAnswer = async (id, _) =>
            Assert.Equal(HttpStatusCode.OK, await stranger.PostAsync(stranger.FromOa("user_received_message", new JsonObject { ["msg_id"] = id })));
        await stranger.SayAsync("xin chào");
        await office.SettleAsync(() => office.Rows(stranger) is [{ State: WorkState.Delivered }], TestContext.Current.CancellationToken);

        office.Zalo.BeforeAnswer = (_, _) => Task.CompletedTask;
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Equal(WorkState.Sent, office.Rows(stranger)[^1].State);
        await stranger.PostAsync(stranger.FromOa("user_seen_message", new JsonObject { ["msg_ids"] = new JsonArray(office.Zalo.SeenBy(stranger.Id)[^1].Id) }));
        Assert.Equal(WorkState.Delivered, office.Rows(stranger)[^1].State);
    }

    [Fact]
    public async Task An_echo_before_the_response_does_not_duplicate_and_settles_a_send_whose_answer_was_lost()
    {
        var stranger = office.Person("2000000000000000002");
        office.Zalo.BeforeAnswer = (id, call) => stranger.PostAsync(stranger.FromOa("oa_send_text", new JsonObject { ["msg_id"] = id, ["text"] = call.Text }));
        office.Zalo.Script = _ => ZaloTrouble.Lost;
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();

        var (id, _) = Assert.Single(office.Zalo.SeenBy(stranger.Id));
        var row = Assert.Single(office.Rows(stranger));
        Assert.Equal((WorkState.Sent, id), (row.State, row.ChannelMessageId));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(true, "cut: timeout")]
    [InlineData(false, "cut: connection-broke")]
    public async Task A_timeout_on_send_ends_in_unknown_and_not_in_a_resend(bool silent, string reason)
    {
        var stranger = office.Person("2000000000000000002");
        office.AnswersComeTooLate = silent;
        office.Zalo.Script = _ => silent ? null : ZaloTrouble.Lost;
        await stranger.SayAsync("xin chào");
        await office.SettleAsync(() => office.Rows(stranger) is [{ State: WorkState.Unknown }], TestContext.Current.CancellationToken);

        Assert.Equal(reason, office.Rows(stranger)[0].Reason);
        Assert.Single(office.Zalo.SeenBy(stranger.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_counts_as_sent_whether_or_not_the_answer_says_how_many_remain(bool saysRemain)
    {
        office.Zalo.SaysRemain = saysRemain;
        var stranger = office.Person("2000000000000000002");
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();

        Assert.Equal(WorkState.Sent, Assert.Single(office.Rows(stranger)).State);
    }

    /// <summary>Letters with their marks behind them are more characters: 8,000 are read, one more is told to be too long.</summary>
    [Theory]
    [InlineData(140, "Đơn vị kiến nghị: UBND xã Đăk Cấm")]
    [InlineData(8_000, "Đơn vị kiến nghị: UBND xã Đăk Cấm")]
    [InlineData(8_001, "8001")]
    public async Task NFC_and_NFD_of_one_sentence_get_the_same_verdict_in_length_and_in_the_dialog(int length, string verdict)
    {
        const string Begins = "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường";
        const string Ends = ", đến nay chưa trả lời";
        var said = Begins + string.Concat(Enumerable.Repeat(" và đất rừng", 800))[..(length - Begins.Length - Ends.Length)] + Ends;
        Assert.True(Typing.Decomposed(said).Length > length + 20);
        var head = await office.LinkedAsync("2000000000000000002", Unit);

        var composed = await AnswerAsync(head, said);
        await AnswerAsync(head, "hủy");
        var decomposed = await AnswerAsync(head, Typing.Decomposed(said));

        Assert.Contains(verdict, composed, StringComparison.Ordinal);
        Assert.Equal(composed, decomposed);
        Assert.Equal([said, "hủy", said], office.Heard(head).TakeLast(3));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_message_goes_out()
    {
        var stranger = office.Person("2000000000000000002");
        office.Zalo.Tokens.Revoke();
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();

        Assert.Single(office.Zalo.SeenBy(stranger.Id));
        Assert.Single(office.Zalo.Tokens.Used);
    }

    [Theory]
    [InlineData(-217, HoldKind.Person)]
    [InlineData(-213, HoldKind.Person)]
    [InlineData(-221, HoldKind.Channel)]
    [InlineData(-987_654, HoldKind.Channel)]
    [InlineData(-211, HoldKind.Quota)]
    public async Task Every_class_of_error_holds_what_it_concerns(int code, HoldKind kind)
    {
        var stranger = office.Person("2000000000000000002");
        office.Zalo.Script = _ => new ZaloTrouble(code);
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();

        Assert.Empty(office.Zalo.SeenBy(stranger.Id));
        Assert.Contains(office.Demo.Store.Turns.Read().Reach.Holds.Values, h => h.Kind == kind && h.Reason == $"{code}" && h.Scope.StartsWith("zalo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_refused_for_what_it_says_is_not_sent_again()
    {
        var stranger = office.Person("2000000000000000002");
        office.Zalo.Script = _ => new ZaloTrouble(-248);
        await stranger.SayAsync("xin chào");
        await office.QuietAsync();

        Assert.Equal((WorkState.Failed, "refused: -248"), (office.Rows(stranger)[0].State, office.Rows(stranger)[0].Reason));
        Assert.Single(office.Zalo.Calls);
    }

    [Fact]
    public async Task An_account_without_tokens_holds_its_own_followers_only_and_nobody_is_answered_by_another_account()
    {
        var there = office.Person("2000000000000000005", ZaloAccountKeys.Other);
        await there.SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Empty(office.Zalo.Calls);
        Assert.Equal("token-missing", office.Demo.Store.Turns.Read().Reach.Holds[HoldScope.At("zalo", ZaloAccountKeys.Other.OaId)].Reason);

        var here = office.Person("2000000000000000002");
        await here.SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Single(office.Seen(here));
        Assert.Equal(WorkState.Waiting, Assert.Single(office.Rows(there)).State);

        Assert.Contains("tài khoản 3000000000000000004", await office.Demo.SayAsync(ZaloOffice.Admin, "tình trạng kênh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_withdraws_their_consent_at_Zalo_is_linked_to_nothing_from_then_on()
    {
        var head = await office.LinkedAsync("2000000000000000002", Unit);
        await head.PostAsync(head.Event("user_withdraw", new JsonObject { ["oa_id"] = ZaloAccountKeys.One.OaId, ["user_id"] = head.Id }));
        await office.QuietAsync();
        Assert.DoesNotContain(office.Demo.Store.Turns.Read().Directory.Accounts.Values, a => a.Id.User == head.Id);

        await head.SayAsync("tình hình");
        await office.QuietAsync();
        Assert.DoesNotContain("kiến nghị đang theo dõi", office.Seen(head)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_blocked_the_account_is_not_written_to_until_they_write()
    {
        var head = await office.LinkedAsync("2000000000000000002", Unit);
        office.Zalo.Blocked.TryAdd(head.Id, 0);
        await head.SayAsync("tình hình");
        await office.QuietAsync();
        var scope = HoldScope.Of(new AccountId("zalo", head.Id));
        Assert.Equal("-217", office.Demo.Store.Turns.Read().Reach.Holds[scope].Reason);

        office.Zalo.Blocked.TryRemove(head.Id, out _);
        await head.SayAsync("tình hình");
        await office.QuietAsync();
        Assert.DoesNotContain(scope, office.Demo.Store.Turns.Read().Reach.Holds.Keys);
    }

    /// <summary>Everything that is answered, part after part.</summary>
    private async Task<string> AnswerAsync(ZaloPerson person, string text)
    {
        var before = office.Seen(person).Count;
        await person.SayAsync(text);
        await office.QuietAsync();
        return string.Join('\n', office.Seen(person).Skip(before).Select(call => call.Text));
    }
}
