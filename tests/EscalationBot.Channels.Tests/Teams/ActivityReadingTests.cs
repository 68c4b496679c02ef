using System.Text;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Tests.Teams;

/// <summary>From JSON as the platform posts it to what the bot hears.</summary>
public sealed class ActivityReadingTests
{
    private const string Envelope = """
        "id":"1485983408511","timestamp":"2026-11-23T14:42:20.055Z","localTimezone":"Asia/Ho_Chi_Minh","channelId":"msteams",
        "serviceUrl":"https://smba.trafficmanager.net/apac/t/","from":{"id":"29:lan","name":"Lan","aadObjectId":"aad-lan"},
        "recipient":{"id":"28:APPID","name":"EscalationBot"},"channelData":{"tenant":{"id":"tenant-1"}},"somethingNew":{"a":[1,2]}
        """;

    private const string Personal = """ "conversation":{"conversationType":"personal","tenantId":"tenant-1","id":"a:1abc"} """;
    private const string Group = """ "conversation":{"conversationType":"groupChat","isGroup":true,"tenantId":"tenant-1","id":"19:x@thread.v2"} """;

    private static readonly DateTimeOffset Now = new(2024, 9, 23, 8, 5, 0, TimeSpan.FromHours(7));

    [Fact]
    public void A_message_of_a_person_is_heard_under_their_directory_identity()
    {
        var said = Said($$"""{"type":"message","text":"tình\u00a0hình ","textFormat":"plain",{{Envelope}},{{Personal}}}""");

        Assert.Equal(new IncomingMessage("teams", "aad-lan", "1485983408511", "aad-lan", Now, IncomingKind.Text, "tình hình"), said.Message);
        Assert.Equal(new Reference("https://smba.trafficmanager.net/apac/t/", "a:1abc", "28:APPID", "29:lan", "tenant-1"), said.Reference);
    }

    [Fact]
    public void Members_that_nobody_knows_are_kept()
    {
        var activity = Read($$"""{"type":"message","text":"x",{{Envelope}},{{Personal}}}""").Activity;
        Assert.Equal("""{"a":[1,2]}""", activity.Rest!["somethingNew"].GetRawText());
        Assert.Contains(""""somethingNew":{"a":[1,2]}"""", System.Text.Json.JsonSerializer.Serialize(activity, TeamsJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_a_conversation_survives_being_kept_as_text()
    {
        var reference = Said($$"""{"type":"message","text":"x",{{Envelope}},{{Personal}}}""").Reference;
        Assert.Equal(reference, Reference.Parse(reference.ToString()));
        Assert.Null(Reference.Parse("no address"));
    }

    [Theory]
    [InlineData("""{"type":"message","value":{"choice":"q3-1","title":"1. Đúng, lưu","message":"77"},"replyToId":"9",""", "message")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"choose","data":{"choice":"q3-1","title":"1. Đúng, lưu","message":77}}},"replyToId":"9",""", "invoke")]
    public void A_pressed_button_is_a_choice_whichever_way_the_client_sends_it(string opening, string type)
    {
        var (activity, heard) = Read($"{opening}{Envelope},{Personal}}}");
        var said = Assert.IsType<TeamsHeard.Said>(heard);

        Assert.Equal(type, activity.Type);
        Assert.Equal((IncomingKind.Choice, "q3-1"), (said.Message.Kind, said.Message.ChoiceId));
        Assert.Equal(77, said.Pressed!.Message);
    }

    [Fact]
    public void A_shared_file_is_offered_and_the_html_copy_of_a_text_is_no_file()
    {
        var said = Said($$$"""
            {"type":"message","text":"KN-0117","attachments":[
              {"contentType":"text/html","content":"<p>KN-0117</p>"},
              {"contentType":"application/vnd.microsoft.teams.file.download.info","name":"Công văn.pdf","contentUrl":"https://t.sharepoint.com/x",
               "content":{"downloadUrl":"https://t.sharepoint.com/dl?k=1","uniqueId":"u","fileType":"pdf"}}],{{{Envelope}}},{{{Personal}}}}
            """);

        Assert.Equal(IncomingKind.File, said.Message.Kind);
        Assert.Equal([new FileOffer("Công văn.pdf", "application/pdf", new Uri("https://t.sharepoint.com/dl?k=1"), false)], said.Files);
    }

    [Theory]
    [InlineData("add", IncomingKind.Joined)]
    [InlineData("remove", IncomingKind.Left)]
    public void Install_and_uninstall_are_heard(string action, IncomingKind kind) =>
        Assert.Equal(kind, Said($$"""{"type":"installationUpdate","action":"{{action}}",{{Envelope}},{{Personal}}}""").Message.Kind);

    [Theory]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"28:APPID"},{"id":"29:lan"}],""")]
    [InlineData("""{"type":"typing",""")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],""")]
    [InlineData("""{"type":"somethingOfTomorrow",""")]
    [InlineData("""{"type":"message","text":"   ",""")]
    public void What_needs_no_answer_is_ignored(string opening) => Assert.IsType<TeamsHeard.Nothing>(Read($"{opening}{Envelope},{Personal}}}").Heard);

    [Fact]
    public void A_guest_without_a_directory_identity_is_not_heard()
    {
        var guest = Envelope.Replace(""","aadObjectId":"aad-lan" """.Trim(), "", StringComparison.Ordinal);
        Assert.IsType<TeamsHeard.Nothing>(Read($$"""{"type":"message","text":"x",{{guest}},{{Personal}}}""").Heard);
    }

    [Fact]
    public void In_a_chat_of_several_people_only_a_mention_is_heard_and_nothing_of_its_words()
    {
        const string Mention = """ "text":"<at>EscalationBot</at> KN-0117?","entities":[{"type":"mention","mentioned":{"id":"28:APPID","name":"EscalationBot"},"text":"<at>EscalationBot</at>"}],""";

        var said = Said($$"""{"type":"message",{{Mention}}{{Envelope}},{{Group}}}""");

        Assert.Equal((IncomingKind.Mentioned, "19:x@thread.v2", ""), (said.Message.Kind, said.Message.Conversation, said.Message.Text));
        Assert.IsType<TeamsHeard.Nothing>(Read($$"""{"type":"message","text":"KN-0117?",{{Envelope}},{{Group}}}""").Heard);
    }

    [Theory]
    [InlineData("""<at>EscalationBot</at> tình hình""", "tình hình")]
    [InlineData("""<AT>EscalationBot</AT><at>EscalationBot</at>tình hình""", "tình hình")]
    [InlineData("""<at>Somebody</at> tình hình""", "<at>Somebody</at> tình hình")]
    [InlineData("""<at>EscalationBot tình hình""", "<at>EscalationBot tình hình")]
    public void A_mention_of_the_bot_is_not_part_of_what_was_said(string text, string heard)
    {
        var json = $$"""{"type":"message","text":"{{text}}","entities":[{"type":"mention","mentioned":{"id":"28:APPID","name":"EscalationBot"},"text":"<at>EscalationBot</at>"}],{{Envelope}},{{Personal}}}""";
        Assert.Equal(heard, Said(json).Message.Text);
    }

    [Fact]
    public void An_unknown_invoke_is_not_supported() =>
        Assert.IsType<TeamsHeard.NotSupported>(Read($$"""{"type":"invoke","name":"task/fetch","value":{},{{Envelope}},{{Personal}}}""").Heard);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("{\"type\":\"message\"")]
    public void What_is_no_activity_is_told_apart(string json) => Assert.Null(TeamsJson.Read(Encoding.UTF8.GetBytes(json)));

    private static TeamsHeard.Said Said(string json) => Assert.IsType<TeamsHeard.Said>(Read(json).Heard);

    private static (IncomingActivity Activity, TeamsHeard Heard) Read(string json)
    {
        var activity = TeamsJson.Read(Encoding.UTF8.GetBytes(json));
        Assert.NotNull(activity);
        return (activity, ActivityReading.Read(activity, Now));
    }
}
