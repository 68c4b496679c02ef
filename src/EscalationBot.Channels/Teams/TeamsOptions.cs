using System.ComponentModel.DataAnnotations;

namespace EscalationBot.Channels.Teams;

/// <summary>The bot's registration and where its services are. Without <see cref="AppId"/> the channel is off.</summary>
public sealed record TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>Application (client) id of the single-tenant app.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Its secret; from the environment only. Or a certificate.</summary>
    public string AppPassword { get; init; } = "";

    /// <summary>A PKCS #12 file with the private key.</summary>
    public string CertificatePath { get; init; } = "";

    public string CertificatePassword { get; init; } = "";

    /// <summary>The organisation; people of other tenants are refused.</summary>
    public string TenantId { get; init; } = "";

    [Required, Url]
    public string OpenIdMetadataUrl { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    [Required, Url]
    public string TokenAuthorityUrl { get; init; } = "https://login.microsoftonline.com/";

    /// <summary>Where a chat is opened with somebody who never wrote.</summary>
    [Required, Url]
    public string ServiceUrl { get; init; } = "https://smba.trafficmanager.net/teams/";

    /// <summary>Exact hosts to which the bot's token may go; empty is the public cloud's.</summary>
    public IReadOnlyList<string> AllowedServiceUrlHosts { get; init; } = [];

    /// <summary>Endings of the hosts from which shared files are fetched; empty is SharePoint's.</summary>
    public IReadOnlyList<string> AllowedFileHosts { get; init; } = [];

    /// <summary>Who offers the app, as its page in Teams says; empty is the name of the office.</summary>
    public string Developer { get; init; } = "";

    /// <summary>Of the office, https; shown with the app.</summary>
    [Required, Url]
    public string WebsiteUrl { get; init; } = "https://kontum.gov.vn";

    /// <summary>Where it stands how personal data are treated; empty is the website.</summary>
    public string PrivacyUrl { get; init; } = "";

    /// <summary>Empty is the website.</summary>
    public string TermsOfUseUrl { get; init; } = "";

    public bool IsOn => AppId.Length > 0;

    internal IReadOnlyList<string> ServiceHosts => AllowedServiceUrlHosts.Count == 0 ? ["smba.trafficmanager.net"] : AllowedServiceUrlHosts;

    internal IReadOnlyList<string> FileHosts => AllowedFileHosts.Count == 0 ? [".sharepoint.com", ".svc.ms"] : AllowedFileHosts;
}
