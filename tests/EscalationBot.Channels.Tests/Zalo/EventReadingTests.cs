using System.Text.Json;
using EscalationBot.Channels.Zalo.Webhook;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>Events as the platform writes them, each family with its own envelope.</summary>
public sealed class EventReadingTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 23, 20, 0, 0, TimeSpan.FromHours(7));
    private static readonly HashSet<string> Oas = ["3000000000000000003"];

    [Fact]
    public void A_text_names_user_account_and_message()
    {
        var said = Assert.IsType<ZaloEvent.Said>(Read("""{"app_id":"1","sender":{"id":"2000000000000000002"},"recipient":{"id":"3000000000000000003"},"event_name":"user_send_text","message":{"text":"tình hình","msg_id":"m-1"},"timestamp":"1763900000000"}"""));

        Assert.Equal(("2000000000000000002", "3000000000000000003", "m-1", "tình hình"), (said.User, said.Oa, said.MessageId, said.Text));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1763900000000), said.At);
    }

    [Fact]
    public void Ids_of_nineteen_digits_survive_when_they_come_as_numbers()
    {
        var said = Assert.IsType<ZaloEvent.Said>(Read("""{"sender":{"id":2000000000000000002},"recipient":{"id":3000000000000000003},"event_name":"user_send_text","message":{"text":"x","msg_id":9007199254740993},"timestamp":1763900000000}"""));
        Assert.Equal(("2000000000000000002", "9007199254740993"), (said.User, said.MessageId));
    }

    [Fact]
    public void A_file_is_found_with_its_announced_size()
    {
        var said = Assert.IsType<ZaloEvent.Said>(Read("""{"sender":{"id":"2"},"recipient":{"id":"3000000000000000003"},"event_name":"user_send_file","message":{"msg_id":"m","attachments":[{"type":"file","payload":{"url":"https://f.zdn.vn/x","name":"N.docx","size":"1024","checksum":"MD5","type":"docx"}}]},"timestamp":"1763900000000"}"""));
        Assert.Equal([new ZaloFile("N.docx", "https://f.zdn.vn/x", "docx", 1024)], said.Files);
    }

    [Fact]
    public void Receipts_name_the_account_as_sender()
    {
        var seen = Assert.IsType<ZaloEvent.Seen>(Read("""{"sender":{"id":"3000000000000000003"},"recipient":{"id":"2"},"event_name":"user_seen_message","message":{"msg_ids":["a","b"]},"timestamp":"1763900000000"}"""));
        Assert.Equal(("2", "3000000000000000003"), (seen.User, seen.Oa));
        Assert.Equal(["a", "b"], seen.MessageIds);

        var inverted = Assert.IsType<ZaloEvent.Received>(Read("""{"sender":{"id":"2"},"recipient":{"id":"3000000000000000003"},"event_name":"user_received_message","message":{"msg_id":"a"},"timestamp":"1763900000000"}"""));
        Assert.Equal("2", inverted.User);
    }

    [Fact]
    public void A_receipt_of_a_template_by_phone_carries_its_tracking_id_and_own_time()
    {
        var received = Assert.IsType<ZaloEvent.Received>(Read("""{"sender":{"id":"3000000000000000003"},"recipient":{"id":"84900000000"},"event_name":"user_received_message","message":{"msg_id":"m","tracking_id":"T","delivery_time":"1763900005000"},"timestamp":"1763900000000"}"""));
        Assert.Equal(("T", DateTimeOffset.FromUnixTimeMilliseconds(1763900005000)), (received.TrackingId, received.At));
    }

    [Fact]
    public void An_echo_tells_a_person_from_the_program()
    {
        Assert.True(Assert.IsType<ZaloEvent.Echo>(Read("""{"sender":{"id":"3000000000000000003","admin_id":"A"},"recipient":{"id":"2"},"event_name":"oa_send_text","message":{"text":"T","msg_id":"m"},"timestamp":"1"}""")).ByPerson);
        Assert.False(Assert.IsType<ZaloEvent.Echo>(Read("""{"sender":{"id":"3000000000000000003"},"recipient":{"id":"2"},"event_name":"oa_send_text","message":{"text":"T","msg_id":"m"},"timestamp":"1"}""")).ByPerson);
    }

    [Theory]
    [InlineData("""{"oa_id":"3000000000000000003","follower":{"id":"2"},"event_name":"follow","timestamp":"1763900000000"}""", typeof(ZaloEvent.Followed))]
    [InlineData("""{"oa_id":"3000000000000000003","follower":{"id":"2"},"event_name":"unfollow","timestamp":"1763900000000"}""", typeof(ZaloEvent.Unfollowed))]
    [InlineData("""{"oa_id":"3000000000000000003","user_id":"2","event_name":"user_click_chatnow","timestamp":"1763900000000"}""", typeof(ZaloEvent.Interacted))]
    [InlineData("""{"oa_id":"3000000000000000003","user_id":"2","event_name":"user_withdraw","timestamp":"1763900000000"}""", typeof(ZaloEvent.Withdrew))]
    [InlineData("""{"sender":{"id":"2"},"recipient":{"id":"3000000000000000003"},"event_name":"user_submit_info","info":{"name":"N","phone":"84900000000"},"timestamp":"1"}""", typeof(ZaloEvent.SharedInfo))]
    [InlineData("""{"oaId":"3000000000000000003","event_name":"change_oa_daily_quota","quota":{"prev_value":"1","new_value":"2"},"timestamp":"1"}""", typeof(ZaloEvent.ForAdmin))]
    [InlineData("""{"oa_id":"3000000000000000003","msg_id":"m","event_name":"user_click_response_button","message":{"data":"Đã rõ","tracking_id":"T"},"timestamp":"1"}""", typeof(ZaloEvent.Answered))]
    [InlineData("""{"oa_id":"3000000000000000003","group_id":"g","event_name":"create_group","timestamp":"1"}""", typeof(ZaloEvent.Unknown))]
    [InlineData("""{"sender":{"id":"2"},"recipient":{"id":"3000000000000000003"},"event_name":"user_send_group_text","message":{"msg_id":"m","text":"x"},"timestamp":"1"}""", typeof(ZaloEvent.Unknown))]
    [InlineData("""{"event":"something_of_tomorrow"}""", typeof(ZaloEvent.Unknown))]
    [InlineData("""{}""", typeof(ZaloEvent.Unknown))]
    [InlineData("""[]""", typeof(ZaloEvent.Unknown))]
    [InlineData("""{"event_name":"user_send_text","sender":5,"recipient":[],"message":"x","timestamp":{}}""", typeof(ZaloEvent.Unknown))]
    public void Every_family_is_told_apart(string json, Type expected) => Assert.IsType(expected, Read(json));

    [Fact]
    public void The_same_event_again_has_the_same_key_and_another_one_has_not()
    {
        const string Follow = """{"oa_id":"3000000000000000003","follower":{"id":"2"},"event_name":"follow","timestamp":"1763900000000"}""";
        Assert.Equal(Read(Follow).Key, Read(Follow).Key);
        Assert.NotEqual(Read(Follow).Key, Read(Follow.Replace("1763900000000", "1763900000001", StringComparison.Ordinal)).Key);
    }

    private static ZaloEvent Read(string json) => EventReading.Read(JsonDocument.Parse(json).RootElement, Oas, phoneVariant: false, Now);
}
