using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>The token that the bot shows to the Connector.</summary>
public sealed class OutgoingTokenTests
{
    [Fact]
    public async Task One_token_serves_everybody_until_it_is_refused()
    {
        await using var office = await TeamsOffice.StartAsync();
        var people = Enumerable.Range(1, 12).Select(i => office.Person($"aad-{i}")).ToList();

        await Task.WhenAll(people.Select(p => p.InstallAsync()));
        await office.QuietAsync();
        Assert.All(people, p => Assert.Single(p.Sees));
        Assert.Equal(1, office.Connector.TokensIssued);

        var refused = 0;
        office.Connector.Script = _ => Interlocked.Increment(ref refused) == 1 ? Trouble.Unauthorized : null;
        await people[0].SayAsync("xin chào");
        await office.QuietAsync();
        Assert.Equal(2, people[0].Sees.Count);
        Assert.Equal(2, office.Connector.TokensIssued);
    }
}
