using System.Text.Json.Nodes;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>An admin invites officials whose telephone the directory has, and the code in the approved text leads them into the chat.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private const string Unit = "UBND xã Vinh Quang";
    private const string Phone = "84912345678";

    private ZaloOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await ZaloOffice.StartAsync("--ZaloOa:Templates:LinkInvitation=700005");
        office.Zalo.Templates.Approve(new FakeTemplate("700005", new Dictionary<string, int> { ["chuc_danh"] = 200, ["ma"] = 30, ["han"] = 20 }));
        office.Zalo.Templates.Phones.TryAdd(Phone, 0);
        await office.HasPhoneAsync(Unit, $"+{Phone}");
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_code_of_an_invitation_links_whoever_sends_it_from_the_chat()
    {
        Assert.Contains($"Gửi lời mời liên kết đến Chủ tịch {Unit}, theo số điện thoại trong danh bạ (300 đồng)", await AdminAsync($"mời liên kết {Unit}"), StringComparison.Ordinal);
        Assert.StartsWith("Đã xếp gửi 01 lời mời", await AdminAsync("1"), StringComparison.Ordinal);

        var call = Assert.Single(office.Zalo.SeenBy(Phone)).Call;
        Assert.Equal(("message/template", $"Chủ tịch {Unit}"), (call.Path, call.Values["chuc_danh"]));
        var head = office.Person("2000000000000000002");
        await head.SayAsync(call.Values["ma"]);
        await office.QuietAsync();
        Assert.Contains(Unit, office.Seen(head)[^1].Text, StringComparison.Ordinal);
        await head.SayAsync("1");
        await office.QuietAsync();

        var linked = Assert.Single(Directory.AccountsOf(ZaloOffice.HeadOf(Directory, Unit)));
        Assert.Equal(new AccountId("zalo", head.Id), linked.Id);
        Assert.Contains("đã liên kết tài khoản", await AdminAsync($"mời liên kết {Unit}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_who_can_be_reached_are_invited_at_once_and_the_others_are_counted()
    {
        var asked = await AdminAsync("mời liên kết");
        Assert.StartsWith("Gửi lời mời liên kết đến 01 chức vụ chưa có tài khoản", asked, StringComparison.Ordinal);
        Assert.Contains("tổng cộng không quá 300 đồng", asked, StringComparison.Ordinal);
        await AdminAsync("1");
        await AdminAsync("mời liên kết");
        await AdminAsync("1");

        Assert.Single(office.Zalo.SeenBy(Phone));
    }

    [Fact]
    public async Task A_code_that_reached_nobody_is_taken_out_of_use_and_the_post_stays_on_the_list()
    {
        office.Zalo.Templates.Phones.Clear();
        await AdminAsync($"mời liên kết {Unit}");
        await AdminAsync("1");

        Assert.NotNull(Assert.Single(Directory.LinkCodes.Values, c => c.Post == ZaloOffice.HeadOf(Directory, Unit)).RevokedAt);
        Assert.Contains(office.Demo.Store.Log.Work(DateTimeOffset.MinValue), w => w is { State: WorkState.Failed, Reason: "way-closed: -118" });
        Assert.Contains($"Chủ tịch {Unit}", await AdminAsync("ai chưa liên kết"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_shares_the_number_of_the_directory_gets_the_code_at_that_number_and_links_with_it()
    {
        var head = office.Person("2000000000000000002");
        await head.SayAsync("xin chào");
        await office.QuietAsync();
        await head.SayAsync("3");
        await office.QuietAsync();
        Assert.Equal("request_user_info", (string?)office.Seen(head)[^1].Body["message"]!["attachment"]!["payload"]!["template_type"]);

        await ShareAsync(head, "0912345678");
        Assert.Empty(Directory.AccountsOf(ZaloOffice.HeadOf(Directory, Unit)));
        await head.SayAsync(Assert.Single(office.Zalo.SeenBy(Phone)).Call.Values["ma"]);
        await office.QuietAsync();
        await head.SayAsync("1");
        await office.QuietAsync();
        Assert.Equal(head.Id, Assert.Single(Directory.AccountsOf(ZaloOffice.HeadOf(Directory, Unit))).Id.User);
    }

    [Theory]
    [InlineData("84987654321")]
    [InlineData("không phải số")]
    public async Task A_number_that_the_directory_does_not_have_is_answered_like_one_that_it_has_and_nothing_is_sent_to_it(string phone)
    {
        var (stranger, head) = (office.Person("2000000000000000008"), office.Person("2000000000000000002"));
        await ShareAsync(stranger, phone);
        await ShareAsync(head, Phone);

        Assert.Equal(office.Seen(head)[^1].Text, office.Seen(stranger)[^1].Text);
        Assert.Single(office.Zalo.Calls, c => c.Template.Length > 0);
        Assert.DoesNotContain(Directory.Accounts.Values, a => a.Id.User == stranger.Id);
    }

    [Fact]
    public async Task Nobody_but_an_admin_can_invite()
    {
        await office.Demo.SayAsync("so-tnmt", "mời liên kết");
        await office.QuietAsync();

        Assert.Empty(office.Zalo.Calls);
    }

    /// <summary>Fills in Zalo's form.</summary>
    private async Task ShareAsync(ZaloPerson person, string phone)
    {
        await person.PostAsync(person.Event("user_submit_info", new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = person.Id },
            ["recipient"] = new JsonObject { ["id"] = ZaloAccountKeys.One.OaId },
            ["info"] = new JsonObject { ["name"] = "Người A", ["phone"] = phone },
        }));
        await office.QuietAsync();
    }

    private OfficeDirectory Directory => office.Demo.Store.Turns.Read().Directory;

    private async Task<string> AdminAsync(string text)
    {
        var answer = await office.Demo.SayAsync(ZaloOffice.Admin, text);
        await office.QuietAsync();
        return answer;
    }
}

/// <summary>Before Zalo has approved the invitation.</summary>
public sealed class NoInvitationTests
{
    [Fact]
    public async Task Without_an_approved_text_the_admin_is_told_the_other_way()
    {
        await using var office = await ZaloOffice.StartAsync();
        var stranger = office.Person("2000000000000000002");
        await stranger.PostAsync(stranger.Event("user_submit_info", new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = stranger.Id },
            ["recipient"] = new JsonObject { ["id"] = ZaloAccountKeys.One.OaId },
            ["info"] = new JsonObject { ["name"] = "Người A", ["phone"] = "84912345678" },
        }));
        await office.QuietAsync();
        Assert.Contains("nhập mã gồm 8 ký tự", office.Seen(stranger)[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Chưa gửi được lời mời vì chưa có mẫu tin", await office.Demo.SayAsync(ZaloOffice.Admin, "mời liên kết"), StringComparison.Ordinal);
    }
}
