using EscalationBot.Domain.Organisation;
using EscalationBot.Storage;
using EscalationBot.Testing.Zalo;

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
        await office.HasPhoneAsync(Unit, "0912 345 678");
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
    public async Task Nobody_but_an_admin_can_invite()
    {
        await office.Demo.SayAsync("so-tnmt", "mời liên kết");
        await office.QuietAsync();

        Assert.Empty(office.Zalo.Calls);
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
        Assert.StartsWith("Chưa gửi được lời mời vì chưa có mẫu tin", await office.Demo.SayAsync(ZaloOffice.Admin, "mời liên kết"), StringComparison.Ordinal);
    }
}
