using System.Net;
using System.Text.Json.Nodes;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>What a new process knows of the people on Teams from the one before.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("teams-restart-");
    private TeamsOffice office = null!;

    public async ValueTask InitializeAsync() => office = await TeamsOffice.StartAsync(more: $"--Store:LiteDb:Path={Path.Combine(folder.FullName, "office.db")}");

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Whoever_was_welcomed_is_not_welcomed_again_however_often_the_service_tells_of_the_installation()
    {
        var lan = office.Person("aad-lan");
        office.Connector.Open(lan.Chat, lan.Name);
        var installed = lan.Installation("add");
        await lan.PostAsync(installed);
        await office.QuietAsync();
        Assert.Single(lan.Sees);

        await office.RestartAsync();
        var same = office.Person("aad-lan");
        var answers = await Task.WhenAll(same.PostAsync(installed), same.PostAsync(lan.Installation("add")), same.PostAsync(lan.Activity("conversationUpdate", new JsonObject
        {
            ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = $"28:{TokenKeys.AppId}" }, new JsonObject { ["id"] = $"29:{lan.Name}" }),
        })));
        await office.QuietAsync();

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Contains("3239/UBND-KTTH", Assert.Single(lan.Sees).Text, StringComparison.Ordinal);
    }
}
