using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>Chats as they are read: who says what, and what the answer holds.</summary>
internal static class Script
{
    public const string Report = "UBND xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời";
    public const string NotFound = "Hệ thống không tìm thấy kiến nghị này trong phạm vi được xem của đồng chí.";

    public static readonly PostId Head = TestOffice.HeadOfXaA;
    public static readonly PostId Agency = TestOffice.HeadOfSoB;
    public static readonly PostId Leader = TestOffice.Leader;

    /// <summary>KN-0001 of the example: reported on 26/12/2025, due 05/01/2026; then the clock moves on.</summary>
    public static async Task<ChatOffice> WithRecordAsync(string until, OfficeDirectory? directory = null)
    {
        var office = await ChatOffice.OpenAsync("26/12/2025 08:10", directory);
        await office.Says(Head, Report);
        await office.Says(Head, "1", "Đã lưu kiến nghị KN-0001.");
        await office.MoveToAsync(until);
        return office;
    }

    public static OfficeDirectory LinkedDirectory(Func<OfficeDirectory, OfficeDirectory>? change = null)
    {
        var directory = change?.Invoke(TestOffice.Directory) ?? TestOffice.Directory;
        return directory.Posts.Keys.Aggregate(directory, (d, p) => d.Linked(p, "web"));
    }

    /// <summary>Somebody types; every given part stands in the answer, in this order.</summary>
    public static async Task<string> Says(this ChatOffice office, PostId post, string text, params string[] parts) =>
        Holds(await office.SayAsync(post, text), parts);

    public static async Task<string> StrangerSays(this ChatOffice office, string user, string text, params string[] parts) =>
        Holds(await office.SayAsStrangerAsync(user, text), parts);

    public static async Task<string> Presses(this ChatOffice office, PostId post, string words, params string[] parts) =>
        Holds(await office.PressAsync(post, words), parts);

    /// <summary>Says one line after another; the last answer comes back.</summary>
    public static async Task<string> SaysAll(this ChatOffice office, PostId post, params string[] lines)
    {
        var answer = "";
        foreach (var line in lines)
            answer = await office.SayAsync(post, line);
        return answer;
    }

    /// <summary>The messages of one kind that a post got since a moment.</summary>
    public static IReadOnlyList<Received> Got(this ChatOffice office, PostId post, Conversation.Messages.MessageKind kind, string since) =>
        [.. office.Received(post).Where(r => r.Message.Kind == kind && r.At >= At(since))];

    public static DateTimeOffset At(string moment) => moment.Split(' ') is [var day, var time] ? Days.At(day, time) : Days.At(moment);

    public static string Holds(string answer, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = answer.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"Expected, in this order: {string.Join(" … ", parts)}\nMissing: {part}\nAnswer:\n{answer}");
            from = at + part.Length;
        }
        return answer;
    }
}
