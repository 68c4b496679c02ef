using EscalationBot.Channels.Http;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>What people see while their turn takes long. The office's clock stands still all the time; people wait by the real one.</summary>
public sealed class SlowTurnTests : IAsyncLifetime
{
    private static readonly TimeSpan TypingAfter = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan InvokeWithin = TimeSpan.FromSeconds(4);

    private readonly WatchedTime time = new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
    private TeamsOffice office = null!;
    private TeamsPerson head = null!;
    private SlowDoor door = null!;
    private WatchedRates rates = null!;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00", services => services
            .AddKeyedSingleton<TimeProvider>(RealTime.Key, time)
            .AddSingleton<IRateGate>(s => rates = new WatchedRates(s.GetRequiredService<RateGate>()))
            .AddSingleton<SlowDoor>().AddSingleton<IMessageDoor>(s => s.GetRequiredService<SlowDoor>()));
        door = office.Demo.Part<SlowDoor>();
        head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task After_half_a_second_they_see_that_the_bot_is_at_work_and_after_a_quick_turn_they_do_not()
    {
        time.Advance(TypingAfter);
        await head.SayAsync("trợ giúp");
        await office.QuietAsync();
        time.Advance(TypingAfter);
        var before = head.Sees.Count;

        door.Close();
        await head.SayAsync("tình hình");
        Assert.DoesNotContain(office.Connector.Calls, c => c.IsTyping);
        time.Advance(TypingAfter);
        await office.Connector.CalledAsync(c => c.IsTyping);
        Assert.Equal(before, head.Sees.Count);

        door.Open();
        await office.Connector.CalledAsync(c => c.Text.Contains("UBND xã Đăk Cấm", StringComparison.Ordinal) && !c.IsTyping && c.Number > before);
        await office.QuietAsync();
        Assert.Equal(before + 1, head.Sees.Count);
        Assert.Single(office.Connector.Calls, c => c.IsTyping);
    }

    [Fact]
    public async Task Signs_of_work_are_left_out_where_a_chat_takes_no_more()
    {
        const int Messages = 12;
        var unasked = rates.All.Count(a => !a.Reply);
        door.Close();
        foreach (var _ in Enumerable.Range(0, Messages))
            await head.SayAsync("tình hình");
        var decided = rates.UnaskedAsync(unasked + Messages);
        time.Advance(TypingAfter);
        await decided;
        door.Open();
        await office.QuietAsync();

        Assert.Equal(7, office.Connector.Calls.Count(c => c.IsTyping));
        Assert.Equal(7, PermittedRates.Densest(office.Connector.Calls.Where(c => c.Chat == head.Chat), 1));
    }

    [Fact]
    public async Task A_press_is_answered_in_time_and_its_card_closed_when_the_turn_is_over()
    {
        await head.SayAsync("UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await office.QuietAsync();
        door.Close();
        var waits = time.NextWaitAsync(InvokeWithin);
        var pressed = head.PressAsync("Đúng, lưu");
        await waits;
        Assert.False(pressed.IsCompleted);

        time.Advance(InvokeWithin);
        var answer = await pressed;
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
        Assert.Equal("Hệ thống đã nhận và đang xử lý. Kết quả sẽ có trong cuộc trò chuyện.", (string?)answer["value"]);
        Assert.DoesNotContain(head.Sees, s => s.Text.StartsWith("Đã lưu kiến nghị", StringComparison.Ordinal));

        door.Open();
        await office.Connector.CalledAsync(c => c.Action == ConnectorAction.Update && c.Text.Contains("Đã chọn: 1. Đúng, lưu", StringComparison.Ordinal));
        await office.QuietAsync();
        Assert.Single(head.Sees, s => s.Text.StartsWith("Đã lưu kiến nghị KN-0043.", StringComparison.Ordinal));
    }
}
