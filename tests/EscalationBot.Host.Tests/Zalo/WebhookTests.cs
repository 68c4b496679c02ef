using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>Who may come in by Zalo's webhook, and what becomes of what comes.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string HowToLink = "nhập mã gồm 8 ký tự";

    private ZaloOffice office = null!;

    public async ValueTask InitializeAsync() => office = await ZaloOffice.StartAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_signed_message_is_heard_and_whoever_is_not_linked_is_told_only_how_to_link()
    {
        var stranger = office.Person("2000000000000000002");
        Assert.Equal(HttpStatusCode.OK, await stranger.SayAsync("KN-0001 đến đâu rồi?"));
        await office.QuietAsync();

        Assert.Equal(["KN-0001 đến đâu rồi?"], office.Heard(stranger));
        var answer = Assert.Single(office.Answers(stranger));
        Assert.Contains(HowToLink, answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("KN-", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_event_delivered_five_times_acts_once()
    {
        var person = office.Person("2000000000000000002");
        var said = person.Saying("xin chào");
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal(HttpStatusCode.OK, await person.PostAsync((JsonObject)said.DeepClone()));
        await office.QuietAsync();

        Assert.Equal(["xin chào"], office.Heard(person));
        Assert.Single(office.Answers(person));
    }

    [Fact]
    public async Task A_retry_that_arrives_an_hour_and_three_quarters_late_is_accepted_and_one_of_last_week_is_not()
    {
        var person = office.Person("2000000000000000002");
        var (late, old) = (person.Saying("đến muộn"), person.Saying("tuần trước"));
        office.Time.Advance(TimeSpan.FromMinutes(105));
        Assert.Equal(HttpStatusCode.OK, await person.PostAsync(late));
        office.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.OK, await person.PostAsync(old));
        await office.QuietAsync();

        Assert.Equal(["đến muộn"], office.Heard(person));
        Assert.Contains("\"old\"", office.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unsigned_probe_with_an_empty_object_is_answered_and_does_nothing()
    {
        Assert.Equal(HttpStatusCode.OK, await office.Person("x").PostRawAsync("{}", null));
        Assert.Empty(office.Notes);
    }

    [Theory]
    [InlineData("mac=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("mac=abc")]
    [InlineData(null)]
    public async Task An_event_with_a_wrong_mac_never_reaches_the_dialog(string? mac)
    {
        var person = office.Person("2000000000000000002");
        Assert.Equal(HttpStatusCode.Forbidden, await person.PostRawAsync(person.Saying("giả").ToJsonString(), mac));
        await office.QuietAsync();

        Assert.Empty(office.Heard(person));
        Assert.Contains("bad-signature", office.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_made_with_the_secret_of_the_app_is_refused_and_the_admin_reads_which_secret_it_was()
    {
        var person = office.Person("2000000000000000002");
        var said = person.Saying("nhầm khóa");
        var raw = said.ToJsonString();
        await person.PostRawAsync(raw, "mac=" + FakeZaloWebhook.Mac(ZaloAccountKeys.One.AppId + raw + (string?)said["timestamp"] + "app-secret"));

        Assert.Contains("fits AppSecret/AppIdFirst", office.Notes, StringComparison.Ordinal);
        Assert.DoesNotContain("nhầm khóa", office.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_accounts_share_the_address_and_neither_can_sign_for_the_other()
    {
        var (here, there) = (office.Person("2000000000000000002"), office.Person("2000000000000000005", ZaloAccountKeys.Other));
        Assert.Equal(HttpStatusCode.OK, await here.SayAsync("một"));
        Assert.Equal(HttpStatusCode.OK, await there.SayAsync("hai"));
        var forged = office.Person("2000000000000000002", ZaloAccountKeys.One with { OaSecret = ZaloAccountKeys.Other.OaSecret });
        Assert.Equal(HttpStatusCode.Forbidden, await forged.SayAsync("ba"));
        await office.QuietAsync();

        Assert.Equal(["một"], office.Heard(here));
        Assert.Equal(["hai"], office.Heard(there));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("không phải JSON")]
    public async Task What_is_no_event_is_refused(string raw) =>
        Assert.Equal(HttpStatusCode.Forbidden, await office.Person("x").PostRawAsync(raw, null));

    [Fact]
    public async Task Another_app_or_account_is_refused_and_a_megabyte_is_not_read()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await office.Person("1", ZaloAccountKeys.One with { AppId = "9" }).SayAsync("a"));
        Assert.Equal(HttpStatusCode.Forbidden, await office.Person("1", ZaloAccountKeys.One with { OaId = "9" }).SayAsync("a"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await office.Person("1").SayAsync(new string('a', 1024 * 1024)));
    }

    [Fact]
    public async Task Unknown_events_and_news_for_the_admin_are_kept_and_otherwise_ignored()
    {
        var person = office.Person("2000000000000000002");
        Assert.Equal(HttpStatusCode.OK, await person.PostAsync(person.Event("brand_new", new JsonObject { ["oa_id"] = ZaloAccountKeys.One.OaId, ["thing"] = 7 })));
        Assert.Equal(HttpStatusCode.OK, await person.PostAsync(person.Event("change_oa_daily_quota", new JsonObject { ["oaId"] = ZaloAccountKeys.One.OaId, ["quota"] = new JsonObject { ["new_value"] = "500" } })));

        Assert.Contains("\"what\":\"unknown\",\"event\":\"brand_new\"", office.Notes, StringComparison.Ordinal);
        Assert.Contains("\"new_value\":\"500\"", office.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_nineteen_digits_that_come_as_numbers_survive_the_round_trip()
    {
        var person = office.Person("2000000000000000002");
        var at = office.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var raw = $$"""{"app_id":1000000000000000001,"sender":{"id":2000000000000000002},"recipient":{"id":3000000000000000003},"event_name":"user_send_text","message":{"text":"số","msg_id":1234567890123456789},"timestamp":{{at}}}""";
        Assert.Equal(HttpStatusCode.OK, await person.PostRawAsync(raw, person.Sign(raw, at.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        await office.QuietAsync();

        Assert.Equal(["số"], office.Heard(person));
        Assert.Equal("2000000000000000002", (string?)Assert.Single(office.Seen(person)).Body["recipient"]!["user_id"]);
    }

    [Fact]
    public async Task Whoever_unfollows_or_withdraws_consent_is_not_written_to_and_whoever_follows_again_is()
    {
        var person = office.Person("2000000000000000002");
        await person.FollowAsync();
        await office.QuietAsync();
        var welcome = office.Answers(person).Count;
        office.Time.Advance(TimeSpan.FromMinutes(1));
        await person.UnfollowAsync();
        await office.QuietAsync();
        Assert.Equal(HoldKind.Person, Hold(person)?.Kind);

        office.Time.Advance(TimeSpan.FromMinutes(1));
        await person.FollowAsync();
        await office.QuietAsync();
        Assert.Null(Hold(person));
        Assert.Equal(welcome + 1, office.Answers(person).Count);

        await person.PostAsync(person.Event("user_withdraw", new JsonObject { ["oa_id"] = ZaloAccountKeys.One.OaId, ["user_id"] = person.Id }));
        await office.QuietAsync();
        Assert.Equal(HoldKind.Person, Hold(person)?.Kind);
        Assert.Equal(welcome + 1, office.Answers(person).Count);
    }

    [Fact]
    public async Task A_reaction_says_nothing_but_counts_as_an_interaction()
    {
        var person = office.Person("2000000000000000002");
        await person.PostAsync(person.Event("user_reacted_message", new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = person.Id },
            ["recipient"] = new JsonObject { ["id"] = ZaloAccountKeys.One.OaId },
            ["message"] = new JsonObject { ["msg_id"] = "m-1", ["react_icon"] = "/-strong" },
        }));
        await office.QuietAsync();

        Assert.Empty(office.Answers(person));
        Assert.NotNull(office.Demo.Store.Turns.Read().Reach.LastHeard(new AccountId("zalo", person.Id)));
    }

    private Hold? Hold(ZaloPerson person) => office.Demo.Store.Turns.Read().Reach.Holds.GetValueOrDefault(HoldScope.Of(new AccountId("zalo", person.Id)));
}

/// <summary>Before the admin lets people in.</summary>
public sealed class BringUpTests
{
    [Fact]
    public async Task In_bring_up_everything_is_answered_and_noted_and_nothing_is_acted_on()
    {
        await using var office = await ZaloOffice.StartAsync("--ZaloOa:BringUp=true");
        var person = office.Person("2000000000000000002");
        Assert.Equal(HttpStatusCode.OK, await person.SayAsync("thử xem"));
        Assert.Equal(HttpStatusCode.OK, await person.PostRawAsync(person.Saying("sai").ToJsonString(), "mac=00"));
        await office.QuietAsync();

        Assert.Empty(office.Heard(person));
        Assert.Contains("signature-fits", office.Notes, StringComparison.Ordinal);
        Assert.Contains("bad-signature", office.Notes, StringComparison.Ordinal);
        Assert.DoesNotContain("thử xem", office.Notes, StringComparison.Ordinal);
    }
}
