using System.Text.Json.Nodes;
using EscalationBot.Host.Tests.Browser;
using EscalationBot.Testing.Machine;
using EscalationBot.Testing.Teams;
using Microsoft.Playwright;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Real cards of the bot, read and drawn by Microsoft's own renderer.</summary>
[Collection(BrowserTests.Name)]
public sealed class CardPictureTests(BrowserOfTests browser) : IAsyncLifetime
{
    private const string Draw = """
        card => {
          const faults = [];
          const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
          const parsed = new AdaptiveCards.AdaptiveCard();
          parsed.hostConfig = new AdaptiveCards.HostConfig({ fontFamily: "Liberation Sans", supportsInteractivity: true, actions: { maxActions: 6, actionsOrientation: "vertical" } });
          parsed.parse(card, context);
          for (let i = 0; i < context.eventCount; i++) faults.push(context.getEventAt(i).message);
          for (const one of parsed.validateProperties().validationEvents) faults.push(one.message);
          document.body.replaceChildren(parsed.render());
          return faults.join("\n");
        }
        """;

    private static readonly string[] Kinds =
    [
        "Tình hình kiến nghị, đề xuất đến", "(3/4) Xem trước", "NV-0001: đã gửi xong", "Nội dung đã gửi: Sở Tài nguyên và Môi trường",
        "Nội dung này đã được trả lời hoặc không còn cần trả lời.", "(Bước 4/6)",
    ];

    private TeamsOffice office = null!;
    private IReadOnlyList<Shown> cards = [];

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00");
        var head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        var leader = await office.LinkedAsync("pct-dat-dai", "UBND tỉnh", "đất đai");
        var admin = await office.LinkedAsync(TeamsOffice.Admin, "Văn phòng UBND tỉnh", "uản trị");
        foreach (var text in new[] { "báo cáo", "hủy", "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời", "1", "tình hình" })
        {
            await head.SayAsync(text);
            await office.QuietAsync();
        }
        await office.Demo.MoveToAsync("2024-09-27T08:30");
        await leader.SayAsync("tiếng Anh");
        await leader.SayAsync("digest");
        await office.QuietAsync();
        await RemindManyAsync(admin);
        await FillInAsync(head);
        cards = [.. head.Sees, .. leader.Sees, .. admin.Sees];
    }

    private async Task RemindManyAsync(TeamsPerson admin)
    {
        await admin.SayAsync("nhắc các xã");
        await office.QuietAsync();
        await admin.PressAsync("Đồng ý");
        await office.QuietAsync();
        await admin.PressAsync("Dùng mẫu này");
        await office.QuietAsync();
        await admin.SayAsync("16:00 07/10/2024");
        await office.QuietAsync();
        await admin.PressAsync("3. Gửi");
        await office.PassAsync(TimeSpan.FromMinutes(1));
    }

    private async Task FillInAsync(TeamsPerson head)
    {
        await head.SayAsync("báo cáo");
        await office.QuietAsync();
        await head.PressAsync("Cơ quan chuyên môn");
        await office.QuietAsync();
        await head.FillAsync("Cơ quan giải quyết", "Sở Tài nguyên và Môi trường");
        await office.PassAsync(TimeSpan.FromMinutes(1));
        await head.SayAsync("46/TTr-UBND ngày 13/9/2024");
        await office.PassAsync(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Theory]
    [InlineData("phone", ForcedColors.None)]
    [InlineData("phone-high-contrast", ForcedColors.Active)]
    public async Task Every_card_is_valid_in_version_1_5_and_readable_on_a_phone(string name, ForcedColors colours)
    {
        var context = await browser.OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 640 }, ForcedColors = colours, Locale = "vi-VN" });
        await using var _ = context;
        var page = await context.NewPageAsync();
        await page.SetContentAsync("""<!doctype html><html lang="vi"><title>Thẻ</title><body></body></html>""");

        Assert.All(Kinds, words => Assert.Contains(cards, c => c.Text.Contains(words, StringComparison.Ordinal)));
        foreach (var (number, card) in cards.Index())
        {
            Assert.Equal("", await DrawAsync(page, card.Call.Card!));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{card.Text}: something sticks out sideways.");
            await page.ScreenshotAsync(new() { Path = Look.PathOf($"card-{name}-{number:00}"), FullPage = true });
        }
    }

    [Fact]
    public async Task The_check_itself_finds_what_is_wrong()
    {
        var page = await (await browser.OpenAsync(new())).NewPageAsync();

        Assert.NotEqual("", await DrawAsync(page, JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","size":"Gigantic"}]}""")!.AsObject()));
        await page.Context.CloseAsync();
    }

    /// <summary>The renderer is loaded anew for each card: its check of the language remembers where it stopped in the one before.</summary>
    private static async Task<string> DrawAsync(IPage page, JsonObject card)
    {
        await page.AddScriptTagAsync(new() { Path = Path.Combine(await NpmPackage.AdaptiveCards.ModulesAsync(), "adaptivecards/dist/adaptivecards.min.js") });
        return await page.EvaluateAsync<string>($"({Draw})({card.ToJsonString()})");
    }
}
