using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Install, uninstall, chats of several people, chats that have moved.</summary>
public sealed class ComingAndGoingTests : IAsyncLifetime
{
    private const string Greeting = "3239/UBND-KTTH";

    private TeamsOffice office = null!;

    public async ValueTask InitializeAsync() => office = await TeamsOffice.StartAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Whoever_installs_the_app_is_welcomed_once_although_several_activities_arrive_and_arrive_again()
    {
        var lan = office.Person("aad-lan");
        await lan.InstallAsync();
        await office.QuietAsync();
        // The service's second layer of retries gives a new id.
        Assert.Equal(HttpStatusCode.OK, await lan.PostAsync(lan.Installation("add")));
        await office.QuietAsync();

        Assert.Contains(Greeting, Assert.Single(lan.Sees).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_uninstall_nothing_is_sent_and_who_comes_back_is_welcomed_again()
    {
        var head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        var before = head.Sees.Count;
        await head.UninstallAsync();
        await office.QuietAsync();

        var hold = office.Demo.Store.Turns.Read().Reach.Holds[HoldScope.Of(new AccountId("teams", head.Name))];
        Assert.Equal((HoldKind.Person, "left"), (hold.Kind, hold.Reason));
        Assert.Equal(before, head.Sees.Count);

        await head.InstallAsync();
        await office.QuietAsync();
        Assert.Single(head.Sees.Skip(before), s => s.Text.StartsWith("Kính chào đồng chí", StringComparison.Ordinal));
        Assert.DoesNotContain(HoldScope.Of(new AccountId("teams", head.Name)), office.Demo.Store.Turns.Read().Reach.Holds.Keys);
    }

    [Theory]
    [InlineData("groupChat", "19:chat@thread.v2")]
    [InlineData("channel", "19:kenh@thread.tacv2;messageid=1485983408511")]
    public async Task In_a_chat_of_several_people_only_a_mention_is_answered_and_nothing_of_anybody_shown(string type, string chat)
    {
        var head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        var alone = head.Sees.Count;
        office.Connector.Open(chat, "nobody");

        await head.PostAsync(In(head.Saying("KN-0001 đến đâu rồi?")));
        await office.QuietAsync();
        Assert.Empty(office.Connector.SeenIn(chat));

        await head.PostAsync(In(Mentioning(head.Saying("<at>EscalationBot</at> tình hình"))));
        await office.QuietAsync();
        var said = Assert.Single(office.Connector.SeenIn(chat)).Text;
        Assert.DoesNotContain("KN-", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Đăk Cấm", said, StringComparison.Ordinal);
        Assert.Equal(alone, head.Sees.Count);

        await head.SayAsync("tình hình");
        await office.QuietAsync();
        Assert.Equal(alone + 1, head.Sees.Count);

        JsonObject In(JsonObject activity)
        {
            activity["conversation"] = new JsonObject { ["id"] = chat, ["conversationType"] = type, ["isGroup"] = true, ["tenantId"] = FakeConnector.TenantId };
            return activity;
        }
    }

    [Fact]
    public async Task A_chat_whose_id_means_nothing_any_more_is_opened_anew_and_the_message_sent_there_once()
    {
        var head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        office.Connector.Forget(head.Chat);
        office.Connector.Open("a:new", head.Name);

        await head.SayAsync("tình hình");
        await office.QuietAsync();

        Assert.Contains("UBND xã Đăk Cấm", Assert.Single(office.Connector.SeenIn("a:new")).Text, StringComparison.Ordinal);
        Assert.Single(office.Connector.Calls, c => c.Action == ConnectorAction.Create);
    }

    [Fact]
    public async Task A_chat_that_was_opened_anew_is_where_later_messages_go()
    {
        var head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        await head.SayAsync("UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await office.QuietAsync();
        office.Connector.Forget(head.Chat);
        office.Connector.Open("a:new", head.Name);
        await head.SayAsync("1");
        await office.QuietAsync();
        var before = office.Connector.SeenIn("a:new").Count;

        await office.MoveToAsync("2024-09-27T08:30");

        Assert.Equal(before + 2, office.Connector.SeenIn("a:new").Count);
        Assert.Contains("đã quá hạn", office.Connector.SeenIn("a:new")[^1].Text, StringComparison.Ordinal);
        Assert.Single(office.Connector.Calls, c => c.Action == ConnectorAction.Create);
    }

    [Fact]
    public async Task Where_no_chat_can_be_opened_any_more_the_person_is_not_reached_and_nothing_is_repeated()
    {
        var head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
        office.Connector.Forget(head.Chat);
        office.Connector.Script = call => call.Action == ConnectorAction.Create ? Trouble.NotInstalled : null;

        await head.SayAsync("tình hình");
        await office.QuietAsync();

        Assert.Equal(HoldKind.Person, office.Demo.Store.Turns.Read().Reach.Holds[HoldScope.Of(new AccountId("teams", head.Name))].Kind);
        Assert.Single(office.Connector.Calls, c => c.Action == ConnectorAction.Create);
    }

    private static JsonObject Mentioning(JsonObject activity)
    {
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = $"28:{TokenKeys.AppId}", ["name"] = "EscalationBot" },
            ["text"] = "<at>EscalationBot</at>",
        });
        return activity;
    }
}
