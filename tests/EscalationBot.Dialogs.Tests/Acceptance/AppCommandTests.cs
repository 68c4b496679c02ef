using System.Text.Json.Nodes;
using EscalationBot.Testing;
using EscalationBot.Testing.Chat;
using static EscalationBot.Dialogs.Tests.Acceptance.Script;

namespace EscalationBot.Dialogs.Tests.Acceptance;

/// <summary>A command that the Teams app offers only types its title, in the language of the app and not of the chat.</summary>
public sealed class AppCommandTests
{
    /// <summary>Every title, with that of the same command in the other language.</summary>
    public static TheoryData<string, string> Titles()
    {
        var vietnamese = TitlesOf(Read("manifest.json")["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray());
        var english = Read("en.json");
        return new(vietnamese.Select((title, i) => (title, (string)english[$"bots[0].commandLists[0].commands[{i}].title"]!)));
    }

    [Theory, MemberData(nameof(Titles))]
    public async Task A_command_of_the_app_means_the_same_in_every_language_of_app_and_chat(string vietnamese, string english)
    {
        foreach (var language in new[] { "tiếng Việt", "tiếng Anh" })
            foreach (var post in new[] { Head, Leader })
            {
                await using var one = await SpeakingAsync(language);
                await using var other = await SpeakingAsync(language);

                var answer = await one.SayAsync(post, vietnamese);

                Assert.DoesNotContain("chưa hiểu", answer, StringComparison.Ordinal);
                Assert.DoesNotContain("not understood", answer, StringComparison.Ordinal);
                // The command for the language offers the other one, so its two titles differ on purpose.
                if (vietnamese != "tiếng Anh")
                    Assert.Equal(answer, await other.SayAsync(post, english));
            }
    }

    [Theory]
    [InlineData("tiếng Việt", "tiếng Anh", "English")]
    [InlineData("tiếng Anh", "Vietnamese", "tiếng Việt")]
    public async Task The_command_for_the_language_offers_the_other_one(string spoken, string command, string says)
    {
        await using var office = await SpeakingAsync(spoken);

        Assert.Contains(says, await office.SayAsync(Head, command), StringComparison.Ordinal);
    }

    private static async Task<ChatOffice> SpeakingAsync(string language)
    {
        var office = await WithRecordAsync("26/12/2025 08:05");
        foreach (var post in new[] { Head, Leader })
            await office.SayAsync(post, language);
        return office;
    }

    private static IEnumerable<string> TitlesOf(JsonArray commands) => commands.Select(c => (string)c!["title"]!);

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Repository.Path($"manifests/teams/{file}")))!;
}
