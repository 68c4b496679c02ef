using System.Net.Http.Json;
using System.Text.Json;
using EscalationBot.Host.Tests.Browser;
using EscalationBot.Host.Tests.Running;
using EscalationBot.Testing;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>The main job in Microsoft's local client: three people, each with a client of their own, and the running program.</summary>
[Collection(BrowserTests.Name)]
public sealed class PlaygroundTests(BrowserOfTests browser)
{
    [Fact]
    public async Task A_stalled_proposal_is_reported_nudged_read_of_directed_and_reminded_of_in_the_client_of_Microsoft()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var head = await LinkedAsync(program, "head", "Nguyễn Văn Hùng", "UBND xã Đăk Cấm", "");
        await using var leader = await LinkedAsync(program, "leader", "Trần Thị Lan", "UBND tỉnh", "đất đai");
        await using var admin = await LinkedAsync(program, "admin", "Lê Minh", "Văn phòng UBND tỉnh", "quản trị");

        await ReportAsync(head);
        await SendAPictureAsync(head);
        await BeNudgedAsync(program, head);
        await ReadTheDigestAndDirectAsync(program, leader, head);
        await RemindManyAsync(program, admin, head);
    }

    private async Task<ClientOfTeams> LinkedAsync(RunningProgram program, string id, string name, string body, string post)
    {
        var person = await ClientOfTeams.OpenAsync(browser, program.Address, id, name);
        await person.SeesAsync("3239/UBND-KTTH");
        await person.SayAsync(await CodeAsync(program, body, post));
        await person.PressAsync("Đúng, liên kết");
        await person.SeesAsync("Đã chọn: 1. Đúng, liên kết");
        await person.LookAsync($"linked-{id}");
        return person;
    }

    private static async Task ReportAsync(ClientOfTeams head)
    {
        await head.SayAsync("báo cáo");
        await head.PressAsync("Cơ quan chuyên môn thuộc UBND tỉnh");
        await head.SeesAsync("(Bước 2/6)");
        await head.FillAsync("Cơ quan giải quyết", "Sở TNMT");
        await head.LookAsync("filled-in");
        await head.PressAsync("Gửi câu trả lời");
        await head.SeesAsync("Nội dung đã gửi: Sở TNMT");
        await head.SeesAsync("(Bước 3/6)");
        await head.SayAsync("45/TTr-UBND ngày 12/9/2024");
        await head.PressAsync("Chưa có văn bản trả lời, giải quyết");
        await head.SeesAsync("(Bước 5/6)");
        await head.SayAsync("xin chuyển mục đích sử dụng đất điểm trường");
        await head.PressAsync("Không thuộc thẩm quyền của đơn vị");
        await head.SeesAsync("Hệ thống ghi nhận như sau");
        await head.LookAsync("summary");
        await head.PressAsync("Đúng, lưu");
        await head.SeesAsync("Đã lưu kiến nghị KN-0043.");
        await head.SeesAsync("Đã chọn: 1. Đúng, lưu");
        await head.SeesNoButtonAsync("Đúng, lưu");
        await head.LookAsync("saved");
    }

    private static async Task SendAPictureAsync(ClientOfTeams head)
    {
        await using var shelf = await PictureShelf.OpenAsync(await File.ReadAllBytesAsync(Repository.Path("manifests/teams/color.png")));
        await head.SendPictureAsync("to-trinh-45.png", shelf.Picture);
        await head.SeesAsync("to-trinh-45.png");
        await head.LookAsync("picture");
    }

    private static async Task BeNudgedAsync(RunningProgram program, ClientOfTeams head)
    {
        await MoveToAsync(program, "2024-09-27T08:00");
        await head.SeesAsync("đã quá hạn 01 ngày làm việc (hạn: 26/09/2024)");
        await head.LookAsync("nudge");
        await head.PressAsync("Vẫn chưa được giải quyết");
        await head.SeesAsync("Đã ghi nhận lúc 08:00 ngày 27/09/2024.");
    }

    private static async Task ReadTheDigestAndDirectAsync(RunningProgram program, ClientOfTeams leader, ClientOfTeams head)
    {
        await MoveToAsync(program, "2024-10-04T08:00");
        await leader.SeesAsync("Tình hình kiến nghị, đề xuất đến 07:00 ngày 04/10/2024");
        await leader.LookAsync("digest");
        await leader.PressAsync("Cho ý kiến chỉ đạo");
        await leader.SeesAsync("chọn kiến nghị để cho ý kiến chỉ đạo");
        await leader.LookAsync("direction-which");
        await leader.PressAsync("Xem tiếp");
        await leader.PressAsync("KN-0043");
        await leader.SeesAsync("Kính đề nghị đồng chí cho ý kiến chỉ đạo (có thể nhập luôn");
        await leader.LookAsync("direction-asked");
        await leader.SayAsync("1, trước 10/10/2024, nêu rõ thống nhất hay không thống nhất");
        await leader.PressAsync("Chuyển");
        await leader.SeesAsync("Đã ghi nhận ý kiến chỉ đạo về KN-0043");
        await leader.LookAsync("direction-given");
        await head.SeesAsync("có ý kiến chỉ đạo về kiến nghị KN-0043");
    }

    private static async Task RemindManyAsync(RunningProgram program, ClientOfTeams admin, ClientOfTeams head)
    {
        await admin.SayAsync("nhắc các xã");
        await admin.PressAsync("Đồng ý");
        await admin.PressAsync("Dùng mẫu này");
        await admin.SayAsync("16:00 07/10/2024");
        await admin.SeesAsync("(3/4) Xem trước");
        await admin.LookAsync("bulk-preview");
        await admin.PressAsync("3. Gửi");
        await admin.SeesAsync("Đã chọn: 3. Gửi");
        await admin.SeesNoButtonAsync("3. Gửi");
        await admin.SeesNoButtonAsync("Gửi thử cho tôi");
        await head.SeesAsync("đề nghị đồng chí rà soát, cập nhật");
        await head.LookAsync("reminded");
        await MoveToAsync(program, "2024-10-04T08:10");
        await admin.SeesAsync("NV-0001: đã gửi xong");
        await admin.LookAsync("bulk-sent");
    }

    /// <param name="post">Words of the post, where the body has several.</param>
    private static async Task<string> CodeAsync(RunningProgram program, string body, string post)
    {
        var answer = await AskAdminAsync(program, new { text = $"cấp mã liên kết {body}" });
        if (post.Length > 0)
            answer = await AskAdminAsync(program, new { choice = answer.GetProperty("choices").EnumerateArray().First(c => Has(c, post)).GetProperty("id").GetString() });
        return answer.GetProperty("text").GetString()!.Split('\n')[0].Split(": ")[^1];
    }

    private static bool Has(JsonElement choice, string words) => choice.GetProperty("text").GetString()!.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static async Task<JsonElement> AskAdminAsync(RunningProgram program, object message)
    {
        using var response = await program.Http.PostAsJsonAsync("/demo/posts/quan-tri/messages", message);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("messages")[0];
    }

    private static async Task MoveToAsync(RunningProgram program, string to)
    {
        using var response = await program.Http.PostAsJsonAsync("/demo/clock", new { to });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
