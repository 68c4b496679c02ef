using System.Text;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Testing.Teams;
using Microsoft.IdentityModel.Tokens;

namespace EscalationBot.Channels.Tests.Teams;

/// <summary>Every wrong token is refused, every right one accepted, and a metadata outage is no verdict.</summary>
public sealed class TokenCheckTests : IDisposable
{
    private static readonly IncomingActivity Activity = new() { Type = "message", ChannelId = "msteams", ServiceUrl = TokenKeys.ServiceUrl };

    private readonly BotFramework service = new();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task A_right_token_is_accepted() => Assert.Equal(TokenVerdict.Accepted, await VerdictAsync($"Bearer {service.Keys.Token()}"));

    [Fact]
    public async Task The_scheme_may_be_written_in_any_case() => Assert.Equal(TokenVerdict.Accepted, await VerdictAsync($"bearer {service.Keys.Token()}"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic abc")]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer a b")]
    public async Task A_header_without_a_readable_token_is_refused(string? header) => Assert.Equal(TokenVerdict.Refused, await VerdictAsync(header));

    [Fact]
    public async Task Another_issuer_is_refused() => Assert.Equal(TokenVerdict.Refused, await VerdictAsync(service.Keys.Token(new(Issuer: "https://sts.windows.net/x/"))));

    [Fact]
    public async Task Another_audience_is_refused() => Assert.Equal(TokenVerdict.Refused, await VerdictAsync(service.Keys.Token(new(Audience: Guid.Empty.ToString()))));

    [Fact]
    public async Task No_audience_is_refused() => Assert.Equal(TokenVerdict.Refused, await VerdictAsync(service.Keys.Token(new(Audience: ""))));

    [Theory]
    [InlineData(-60, -4, true)]
    [InlineData(-60, -6, false)]
    [InlineData(4, 60, true)]
    [InlineData(6, 60, false)]
    public async Task Five_minutes_between_the_clocks_are_forgiven(int from, int until, bool accepted) =>
        Assert.Equal(accepted ? TokenVerdict.Accepted : TokenVerdict.Refused, await VerdictAsync(service.Keys.Token(new(From: from, Until: until))));

    [Fact]
    public async Task A_symmetric_signature_is_refused()
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("a secret that is long enough for this")) { KeyId = "key-1" };
        Assert.Equal(TokenVerdict.Refused, await VerdictAsync(service.Keys.Token(new(Algorithm: SecurityAlgorithms.HmacSha256, Key: key))));
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var parts = service.Keys.Token().Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"key-1"}""");
        Assert.Equal(TokenVerdict.Refused, await VerdictAsync($"{header}.{parts[1]}."));
    }

    [Fact]
    public async Task A_changed_payload_is_refused()
    {
        var good = service.Keys.Token().Split('.');
        var other = service.Keys.Token(new(ServiceUrl: "https://evil.example/")).Split('.');
        Assert.Equal(TokenVerdict.Refused, await VerdictAsync($"{good[0]}.{other[1]}.{good[2]}"));
    }

    [Fact]
    public async Task A_key_that_nobody_publishes_is_refused()
    {
        using var stranger = System.Security.Cryptography.RSA.Create(2048);
        Assert.Equal(TokenVerdict.Refused, await VerdictAsync(service.Keys.Token(new(Key: new RsaSecurityKey(stranger) { KeyId = "forged" }))));
    }

    [Fact]
    public async Task After_a_rotation_the_new_key_is_found_at_once_and_the_old_one_is_gone()
    {
        var check = service.Check();
        var old = service.Keys.Token();
        Assert.Equal(TokenVerdict.Accepted, (await check.ReadAsync($"Bearer {old}", TestContext.Current.CancellationToken)).Verdict);
        service.Keys.Rotate("key-2");
        service.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(TokenVerdict.Accepted, (await check.ReadAsync($"Bearer {service.Keys.Token()}", TestContext.Current.CancellationToken)).Verdict);
        Assert.Equal(TokenVerdict.Refused, (await check.ReadAsync($"Bearer {old}", TestContext.Current.CancellationToken)).Verdict);
    }

    [Fact]
    public async Task Forged_key_names_do_not_drive_fetches()
    {
        var check = service.Check();
        using var stranger = System.Security.Cryptography.RSA.Create(2048);
        for (var i = 0; i < 20; i++)
            await check.ReadAsync($"Bearer {service.Keys.Token(new(Key: new RsaSecurityKey(stranger) { KeyId = $"forged-{i}" }))}", TestContext.Current.CancellationToken);

        Assert.Equal(2, service.Fetches);
    }

    [Fact]
    public async Task Without_metadata_there_is_no_verdict_and_with_old_keys_work_goes_on()
    {
        service.Down = true;
        var check = service.Check();
        Assert.Equal(TokenVerdict.CannotTell, (await check.ReadAsync($"Bearer {service.Keys.Token()}", TestContext.Current.CancellationToken)).Verdict);

        service.Down = false;
        Assert.Equal(TokenVerdict.Accepted, (await check.ReadAsync($"Bearer {service.Keys.Token()}", TestContext.Current.CancellationToken)).Verdict);

        service.Down = true;
        service.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(TokenVerdict.Accepted, (await check.ReadAsync($"Bearer {service.Keys.Token()}", TestContext.Current.CancellationToken)).Verdict);
    }

    [Fact]
    public async Task The_token_covers_only_the_activity_it_was_made_for()
    {
        var token = await GoodAsync(service.Keys.Token());

        Assert.True(TokenCheck.Covers(token, Activity));
        Assert.True(TokenCheck.Covers(token, Activity with { ServiceUrl = TokenKeys.ServiceUrl.ToUpperInvariant() }));
        Assert.False(TokenCheck.Covers(token, Activity with { ServiceUrl = "https://evil.example/" }));
        Assert.False(TokenCheck.Covers(token, Activity with { ServiceUrl = null }));
        Assert.False(TokenCheck.Covers(token, Activity with { ChannelId = "emulator" }));
        Assert.False(TokenCheck.Covers(token, Activity with { ChannelId = "" }));
        Assert.False(TokenCheck.Covers(token, Activity with { ChannelId = null }));
    }

    [Fact]
    public async Task A_token_without_service_url_covers_nothing() =>
        Assert.False(TokenCheck.Covers(await GoodAsync(service.Keys.Token(new(ServiceUrl: null))), Activity));

    [Fact]
    public async Task A_key_without_endorsements_covers_nothing()
    {
        service.Keys.Add("plain");
        Assert.False(TokenCheck.Covers(await GoodAsync(service.Keys.Token(new(KeyId: "plain"))), Activity));
    }

    private async Task<GoodToken> GoodAsync(string token)
    {
        var (verdict, good) = await service.Check().ReadAsync($"Bearer {token}", TestContext.Current.CancellationToken);
        Assert.Equal(TokenVerdict.Accepted, verdict);
        return good!;
    }

    private async Task<TokenVerdict> VerdictAsync(string? header) =>
        (await service.Check().ReadAsync(header is null || header.Contains(' ', StringComparison.Ordinal) || !header.Contains('.', StringComparison.Ordinal) ? header : $"Bearer {header}", TestContext.Current.CancellationToken)).Verdict;
}
