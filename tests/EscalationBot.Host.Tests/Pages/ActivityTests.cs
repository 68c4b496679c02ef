using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Components.TryOut;

namespace EscalationBot.Host.Tests.Pages;

public sealed class ActivityTests
{
    private readonly FakeDemoChat chat = new();

    [Fact]
    public void It_holds_what_was_received_unasked_by_all_posts_newest_first()
    {
        chat.Receive(FakeDemoChat.Head, 1, FakeDemoChat.Message(MessageKind.Nudge, "Kiến nghị KN-0117 sắp đến hạn."), FakeDemoChat.At(8, 0));
        var activity = new Activity(chat);

        chat.Receive(FakeDemoChat.Leader, 2, FakeDemoChat.Message(MessageKind.Digest, "Tình hình đến 07:00."), FakeDemoChat.At(8, 30));

        Assert.Equal(
            [("pct", MessageKind.Digest), ("xa-a", MessageKind.Nudge)],
            activity.Newest().Select(line => (line.Post.Id, line.Kind)));
        Assert.Equal(2, activity.Count);
    }

    [Fact]
    public void A_reply_is_no_news_to_anybody()
    {
        var activity = new Activity(chat);
        var told = 0;
        activity.Changed += () => told++;

        chat.Receive(FakeDemoChat.Head, 1, FakeDemoChat.Message(MessageKind.Reply, "Đã lưu."));

        Assert.Empty(activity.Newest());
        Assert.Equal(0, told);
    }

    [Fact]
    public void The_salutation_is_not_the_first_line_that_says_something()
    {
        var activity = new Activity(chat);

        chat.Receive(FakeDemoChat.Head, 1, FakeDemoChat.Message(MessageKind.Nudge, "Kính gửi đồng chí Chủ tịch UBND xã A,", "Kiến nghị KN-0117 đã quá hạn."));

        Assert.Equal("Kiến nghị KN-0117 đã quá hạn.", Assert.Single(activity.Newest()).FirstLine);
    }

    [Fact]
    public void A_line_that_shows_up_after_a_later_one_is_not_lost_and_none_is_told_twice()
    {
        var activity = new Activity(chat);

        chat.Receive(FakeDemoChat.Head, 12, FakeDemoChat.Message(MessageKind.News, "Sau."));
        chat.Receive(FakeDemoChat.Head, 10, FakeDemoChat.Message(MessageKind.Nudge, "Trước."));

        Assert.Equal(["Sau.", "Trước."], activity.Newest().Select(line => line.FirstLine));
        Assert.Equal(2, activity.Count);
    }

    [Fact]
    public void Only_the_newest_lines_are_kept_but_all_are_counted()
    {
        var activity = new Activity(chat);

        for (var mark = 1; mark <= Activity.Kept + 5; mark++)
            chat.Receive(FakeDemoChat.Head, mark, FakeDemoChat.Message(MessageKind.Nudge, $"Tin {mark}"), FakeDemoChat.At(8, 5).AddSeconds(mark));

        Assert.Equal(Activity.Kept, activity.Newest().Count);
        Assert.Equal($"Tin {Activity.Kept + 5}", activity.Newest()[0].FirstLine);
        Assert.Equal(Activity.Kept + 5, activity.Count);
    }
}
