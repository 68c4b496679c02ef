using System.Globalization;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace EscalationBot.Dialogs.Tests.Common;

/// <summary>One thing that somebody does, told by numbers and words so that chance can tell it.</summary>
public sealed record Deed(int Post, DeedKind Kind, string Text, int Back);

public enum DeedKind { Says, Presses, SendsFile, Waits }

/// <summary>A day in an office where everybody types whatever comes to mind.</summary>
public sealed record RandomOffice(IReadOnlyList<Deed> Deeds)
{
    private static readonly PostId[] Posts =
        [TestOffice.HeadOfXaA, TestOffice.HeadOfXaA, TestOffice.HeadOfXaA, TestOffice.HeadOfSoB, TestOffice.Leader, TestOffice.Office, TestOffice.Admin];

    private static readonly Gen<string> Texts = Gen.Elements(
        "báo cáo", "tình hình", "danh sách", "cái nào quá hạn", "thống kê", "bản tin", "trợ giúp", "dữ liệu của tôi", "ngôn ngữ", "english", "tiếng việt",
        "xã gửi Sở B tờ trình 45/TTr-UBND ngày 18/12 xin kinh phí sửa cầu, chưa trả lời", "Sở B trả lời chung chung về việc sửa đường",
        "xã gửi Bộ C công văn 46/UBND ngày 1/12/2025 xin vốn, chưa giải quyết", "gửi Sở B 47/TTr-UBND ngày 2/12, Sở B đùn đẩy sang Sở D",
        "KN-0001", "KN-0002 đến đâu rồi?", "gia hạn KN-0001", "rút KN-0001", "tạm dừng KN-0001", "tiếp tục KN-0001", "KN-0001 đã giải quyết", "KN-0001 vẫn chưa",
        "KN-0001 chưa thỏa đáng", "báo cáo ngay KN-0001", "trả lời KN-0001", "chỉ đạo KN-0001", "lịch sử KN-0001", "vì sao hạn KN-0001", "bổ sung văn bản KN-0001",
        "so B", "Sở D", "Bộ C", "60/TTr-UBND 22/12/2025", "830/SB-QH ngày 22/12/2025", "61", "số 62", "20/1/2026", "hôm nay", "3 ngày làm việc", "1/1/2020",
        "chờ kinh phí", "sửa chữa cầu", "giao Sở B trả lời trước 20/1/2026", "1, trước 15/01/2026, nêu rõ", "à nhầm, số 63", "à nhầm, Sở D", "cảm ơn", "?", "🙂", "   ",
        "cấp mã liên kết UBND xã B", "danh sách mã", "ai chưa liên kết", "đổi giờ bản tin", "7:45", "xóa dữ liệu", "hủy liên kết", "{name}", "a\u0000b", new string('x', 9000));

    private static readonly Gen<string> Commands = Gen.Elements(
        "có", "không", "hủy", "quay lại", "bỏ qua", "sửa", "hoàn tác", "gặp cán bộ", "làm lại", "tiếp tục", "thôi", "thôi được", "để sau");

    private static readonly Gen<Deed> Any =
        from post in Gen.Choose(0, Posts.Length - 1)
        from kind in Gen.Frequency((10, Gen.Constant(DeedKind.Says)), (4, Gen.Constant(DeedKind.Presses)), (1, Gen.Constant(DeedKind.SendsFile)), (1, Gen.Constant(DeedKind.Waits)))
        from text in Gen.Frequency((5, Texts), (3, Commands), (6, Gen.Choose(0, 6).Select(n => $"{n}")))
        from back in Gen.Frequency((4, Gen.Choose(0, 4)), (1, Gen.Choose(0, 40)))
        select new Deed(post, kind, text, back);

    public static Arbitrary<RandomOffice> Arbitrary { get; } = Arb.From(
        Gen.Choose(10, 60).SelectMany(n => Any.ListOf(n)).Select(deeds => new RandomOffice([.. deeds])),
        office => Enumerable.Range(0, office.Deeds.Count).Select(i => new RandomOffice([.. office.Deeds.Where((_, at) => at != i)])));

    /// <summary>Plays everything; each answer and what it answers, then all that anybody received unasked.</summary>
    public async Task<RandomOfficeTold> PlayAsync()
    {
        await using var office = await ChatOffice.OpenAsync("26/12/2025 08:10");
        var answers = new List<(Deed Deed, string Answer)>();
        foreach (var deed in Deeds)
            if (await DoAsync(office, deed) is { } answer)
                answers.Add((deed, answer));
        return new RandomOfficeTold(answers, [.. Posts.Distinct().SelectMany(office.Received).Select(r => r.Message)]);
    }

    public override string ToString() => string.Join('\n', Deeds);

    private static async Task<string?> DoAsync(ChatOffice office, Deed deed)
    {
        var post = Posts[deed.Post];
        switch (deed.Kind)
        {
            case DeedKind.Says:
                return await office.SayAsync(post, deed.Text);
            case DeedKind.SendsFile:
                return await office.SendFileAsync(post, "anh.pdf", deed.Text);
            case DeedKind.Presses:
                var shown = office.Received(post).SelectMany(r => r.Message.Choices).Reverse().ToList();
                return await office.PressIdAsync(post, shown.Count == 0 ? "q9-9" : shown[deed.Back % shown.Count].Id);
            default:
                var later = TestOffice.Rules.Time.Local(office.Now).AddHours(1 + deed.Back * 6);
                await office.MoveToAsync(later.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture));
                return null;
        }
    }
}

public sealed record RandomOfficeTold(IReadOnlyList<(Deed Deed, string Answer)> Answers, IReadOnlyList<OutgoingMessage> Messages);
