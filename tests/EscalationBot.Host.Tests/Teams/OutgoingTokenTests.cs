using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>The token that the bot shows to the Connector.</summary>
public sealed class OutgoingTokenTests
{
    [Fact]
    public async Task One_token_serves_everybody_until_it_is_refused_and_then_one_new_one_does()
    {
        await using var office = await TeamsOffice.StartAsync();
        var people = await InstalledAsync(office);
        Assert.Equal(1, office.Connector.TokensIssued);

        office.Connector.Withdraw("token-1");
        await Task.WhenAll(people.Select(p => p.SayAsync("xin chào")));
        await office.QuietAsync();
        Assert.All(people, p => Assert.Equal(2, p.Sees.Count));
        Assert.Equal(2, office.Connector.TokensIssued);
    }

    [Fact]
    public async Task A_token_that_is_about_to_expire_is_renewed_before_it_does_and_once_for_everybody()
    {
        await using var office = await TeamsOffice.StartAsync();
        office.Connector.TokenSeconds = 240;
        var first = office.Person("aad-0");
        await first.InstallAsync();
        await office.QuietAsync();
        Assert.Equal(1, office.Connector.TokensIssued);

        office.Connector.TokenSeconds = 3600;
        await InstalledAsync(office);
        Assert.Equal(2, office.Connector.TokensIssued);
    }

    [Fact]
    public async Task A_certificate_takes_the_place_of_the_secret()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=EscalationBot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2034, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var folder = Directory.CreateTempSubdirectory("teams-certificate-");
        try
        {
            var path = Path.Combine(folder.FullName, "bot.pfx");
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, "mật khẩu"), TestContext.Current.CancellationToken);
            await using var office = await TeamsOffice.StartAsync(more: ["--Teams:AppPassword=", $"--Teams:CertificatePath={path}", "--Teams:CertificatePassword=mật khẩu"]);
            office.Connector.Certificate = certificate;

            await InstalledAsync(office);
            Assert.Equal(1, office.Connector.TokensIssued);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Several people install the app together; all of them are welcomed.</summary>
    private static async Task<IReadOnlyList<TeamsPerson>> InstalledAsync(TeamsOffice office)
    {
        var people = Enumerable.Range(1, 12).Select(i => office.Person($"aad-{i}")).ToList();
        await Task.WhenAll(people.Select(p => p.InstallAsync()));
        await office.QuietAsync();
        Assert.All(people, p => Assert.Single(p.Sees));
        return people;
    }
}
