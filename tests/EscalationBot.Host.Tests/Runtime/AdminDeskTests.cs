using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Options;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>What an admin sees and does in chat about delivery, with the real bot.</summary>
public sealed class AdminDeskTests
{
    private static readonly PostId Admin = TestOffice.Admin;
    private static readonly PostId Head = TestOffice.HeadOfXaA;

    [Fact]
    public async Task A_channel_that_is_down_is_told_to_the_admin_over_another_and_used_again_when_the_admin_says_so()
    {
        await using var office = await OpenAsync("5/1/2026 08:00");
        office.Zalo.Script = (_, _) => Fate.Of(new SendResult.ChannelDown("-216"));
        await office.QueueAsync(Wanted("n1", TestOffice.Office), Wanted("n2", TestOffice.Office));
        await office.SettleAsync();
        Assert.Contains("Kênh Zalo không gửi được (mã -216)", Assert.Single(office.Teams.TextsTo(Admin.Value)));
        await office.SayAsync(Admin, "tình trạng kênh", "teams");
        Assert.Contains("Zalo: mã -216, từ 08:00, thử lại lúc 08:30", office.Teams.TextsTo(Admin.Value)[^1]);

        office.Zalo.Script = (_, _) => Fate.Arrived;
        await office.SayAsync(Admin, "mở lại kênh Zalo", "teams");
        Assert.Equal(2, office.Zalo.Arrived.Count);
        await office.SayAsync(Admin, "tình trạng kênh", "teams");
        Assert.Contains("không kênh nào tạm dừng", office.Teams.TextsTo(Admin.Value)[^1]);
    }

    [Fact]
    public async Task A_message_that_fails_is_told_to_the_admin_who_can_run_it_again()
    {
        var bot = new BrittleBot("KN-0001");
        await using var office = await OpenAsync("5/1/2026 08:00", bot);
        await office.SayAsync(Head, "KN-0001");
        var reference = Assert.Single(office.Office.Stuck).Reference;
        Assert.Contains(reference, Assert.Single(office.Zalo.TextsTo(Head.Value)));
        Assert.Contains($"{reference}, Chủ tịch UBND xã A, kênh zalo, lúc 08:00 (lỗi Text: InvalidOperationException, BrittleBot.Handle)", Assert.Single(office.Teams.TextsTo(Admin.Value)));

        bot.Breaks = false;
        await office.SayAsync(Admin, "1", "teams");
        Assert.Contains("Đã đưa", office.Teams.TextsTo(Admin.Value)[^1]);
        Assert.Empty(office.Office.Stuck);
        Assert.Equal(2, office.Zalo.TextsTo(Head.Value).Count);
    }

    [Fact]
    public async Task A_message_whose_user_could_not_be_told_is_told_to_the_admin_all_the_same_who_can_run_it_again()
    {
        var bot = new BrittleBot("KN-0001") { IsMute = true };
        await using var office = await OpenAsync("5/1/2026 08:00", bot);
        await office.SayAsync(Head, "KN-0001");
        Assert.Empty(office.Zalo.TextsTo(Head.Value));
        var reference = Assert.Single(office.Office.Stuck).Reference;
        Assert.Contains($"{reference}, Chủ tịch UBND xã A, kênh zalo, lúc 08:00 (lỗi Text: InvalidOperationException, BrittleBot.Handle)", Assert.Single(office.Teams.TextsTo(Admin.Value)));

        bot.Breaks = false;
        await office.SayAsync(Admin, "1", "teams");
        Assert.Empty(office.Office.Stuck);
        Assert.Single(office.Zalo.TextsTo(Head.Value));
    }

    [Fact]
    public async Task The_admin_sees_the_routes_to_the_head_of_a_unit()
    {
        await using var office = await OpenAsync("5/1/2026 08:00");
        await office.SayAsync(Admin, "đường gửi của UBND xã A", "teams");
        var text = office.Teams.TextsTo(Admin.Value)[^1];
        Assert.Contains("Đường gửi tới Chủ tịch UBND xã A", text);
        Assert.Contains("Zalo, trò chuyện: dùng được", text);
        Assert.Contains("Gọi điện: chưa có số điện thoại", text);
    }

    [Fact]
    public async Task Every_morning_the_admin_reads_what_became_of_the_working_day_before()
    {
        await using var office = await OpenAsync("9/1/2026 06:00");
        await office.StartAsync();
        await office.MoveToAsync("9/1/2026 08:00");
        office.Zalo.Script = (to, _) => to.User == TestOffice.Office.Value ? Fate.Of(new SendResult.Unknown("cut")) : Fate.Arrived;
        await office.QueueAsync(Wanted("n1", TestOffice.Office), Wanted("n2", TestOffice.HeadOfSoB));
        await office.MoveToAsync("10/1/2026 06:29");
        Assert.DoesNotContain(office.Teams.TextsTo(Admin.Value), t => t.Contains("10/01/2026"));
        await office.MoveToAsync("10/1/2026 06:30");

        var text = office.Teams.TextsTo(Admin.Value)[^1];
        Assert.Contains("Tự kiểm tra 06:30 ngày 10/01/2026", text);
        Assert.Contains("Thông báo khác phải gửi ngày 09/01: ", text);
        Assert.Contains("chưa rõ 01", text);
        Assert.Contains("thiếu 00", text);
        Assert.Contains("Không phát hiện sai lệch", text);

        await office.SayAsync(Admin, "1", "teams");
        Assert.Contains("Chuyên viên tổng hợp Văn phòng UBND tỉnh (mất kết nối trong khi gửi, mã cut)", office.Teams.TextsTo(Admin.Value)[^1]);
    }

    [Fact]
    public async Task The_admin_can_have_it_checked_at_any_time()
    {
        await using var office = await OpenAsync("10/1/2026 21:00");
        await office.SayAsync(Admin, "tự kiểm tra", "teams");
        Assert.Contains("Tự kiểm tra 21:00 ngày 10/01/2026", office.Teams.TextsTo(Admin.Value)[^1]);
    }

    [Fact]
    public async Task What_has_to_be_seen_to_before_it_hurts_stands_in_the_check()
    {
        var everybody = RunningOffice.EverybodyOn("zalo");
        var rules = TestOffice.Rules with
        {
            Calendar = new WorkingCalendar([Off("2/2/2026", CalendarStatus.Planned), Off("3/2/2026", CalendarStatus.Approved), Off("1/9/2026", CalendarStatus.Planned)]),
        };
        await using var office = await RunningOffice.OpenAsync(
            "9/1/2026 09:00", everybody with { Accounts = everybody.Accounts.Where(a => a.Value.Post != Head).ToDictionary() }, rules);

        await office.SayAsync(Admin, "tự kiểm tra");

        var text = office.Zalo.TextsTo(Admin.Value)[^1];
        Assert.Contains("Chưa liên kết: 01 chức vụ", text);
        Assert.Contains("chưa có văn bản: 02/02\n", text);
        Assert.Contains("Không có tin đến hạn nào đang chờ", text);
    }

    [Fact]
    public async Task A_message_set_aside_makes_the_check_unsound()
    {
        await using var office = await OpenAsync("5/1/2026 09:30", new BrittleBot("KN-0001"));
        await office.SayAsync(Head, "KN-0001");
        await office.SayAsync(Admin, "tự kiểm tra", "teams");
        Assert.Contains("tin nhắn đến chưa xử lý được: 1", office.Teams.TextsTo(Admin.Value)[^1]);
    }

    [Fact]
    public async Task Quiet_hours_that_somebody_set_in_chat_are_kept_until_they_are_taken_back()
    {
        await using var office = await OpenAsync("5/1/2026 08:00");
        await office.SayAsync(TestOffice.Office, "giờ yên lặng");
        await office.SayAsync(TestOffice.Office, "từ 16:00 đến 9h");
        Assert.Contains("16:00-09:00", office.Zalo.TextsTo(TestOffice.Office.Value)[^1]);
        await office.QueueAsync(Wanted("n1", TestOffice.Office));
        await office.MoveToAsync("5/1/2026 08:59");
        Assert.DoesNotContain(office.Zalo.Arrived, a => a.Message.Kind == MessageKind.News);
        await office.MoveToAsync("5/1/2026 09:00");
        Assert.Single(office.Zalo.Arrived, a => a.Message.Kind == MessageKind.News);

        await office.SayAsync(TestOffice.Office, "bỏ giờ yên lặng");
        await office.MoveToAsync("5/1/2026 16:30");
        await office.QueueAsync(Wanted("n2", TestOffice.Office));
        await office.SettleAsync();
        Assert.Equal(2, office.Zalo.Arrived.Count(a => a.Message.Kind == MessageKind.News));
    }

    [Fact]
    public async Task Quiet_hours_that_leave_no_time_for_reminders_are_refused()
    {
        await using var office = await OpenAsync("5/1/2026 08:00");
        await office.SayAsync(TestOffice.Office, "giờ yên lặng");
        await office.SayAsync(TestOffice.Office, "7h đến 17h");
        Assert.Contains("không để lại đủ 2 giờ", office.Zalo.TextsTo(TestOffice.Office.Value)[^1]);
        Assert.Null(office.Office.Directory.Accounts[new AccountId("zalo", TestOffice.Office.Value)].Quiet);
    }

    [Theory]
    [InlineData("đường gửi của UBND xã A")]
    [InlineData("tình trạng kênh")]
    [InlineData("tin bị treo")]
    [InlineData("tự kiểm tra")]
    [InlineData("mở lại kênh zalo")]
    public async Task For_everybody_else_these_sentences_mean_nothing(string text)
    {
        await using var office = await OpenAsync("5/1/2026 08:00");
        await office.SayAsync(Head, text);
        Assert.Contains("chưa hiểu", office.Zalo.TextsTo(Head.Value)[^1]);
    }

    private static Task<RunningOffice> OpenAsync(string now, BrittleBot? bot = null) => RunningOffice.OpenAsync(
        now, bot: bot, delivery: new DeliveryOptions { Parallel = 1, TurnRetrySeconds = 0 },
        directory: TestOffice.Directory.Posts.Keys.Aggregate(TestOffice.Directory, (d, post) => d.Linked(post, post == Admin ? "teams" : "zalo")));

    private static HelpWantedNotice Wanted(string key, PostId to) => new(key, to, RunningOffice.Moment("5/1/2026 08:00"), Head);

    private static CalendarEntry Off(string day, CalendarStatus status) => new(Days.Of(day), CalendarDayKind.Off, "nghỉ", status, "thông báo");
}
