using System.ComponentModel.DataAnnotations;
using EscalationBot.Channels.Zalo.Webhook;

namespace EscalationBot.Channels.Zalo;

/// <summary>The Zalo app, its Official Accounts and where Zalo's services are. Without <see cref="AppId"/> the channel is off.</summary>
public sealed record ZaloOptions
{
    public const string Section = "ZaloOa";

    /// <summary>Digits; longer than a double is exact, so it stays text.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Obtains tokens; from the environment only.</summary>
    public string AppSecret { get; init; } = "";

    /// <summary>The account, where there is only one.</summary>
    public string OaId { get; init; } = "";

    /// <summary>Signs its webhook; not the secret of the app.</summary>
    public string OaSecret { get; init; } = "";

    /// <summary>For the first start only; afterwards the newest pair is kept by the program.</summary>
    public string AccessToken { get; init; } = "";

    /// <summary>Likewise. Another one given later replaces a pair that was lost.</summary>
    public string RefreshToken { get; init; } = "";

    /// <summary>Where the program is reached from the internet; the owner of an account comes back there after consenting.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>The PKCE verifier whose challenge is entered in Zalo's console; empty takes a fresh one each time.</summary>
    public string CodeVerifier { get; init; } = "";

    /// <summary>Several accounts of the app at one address.</summary>
    public IReadOnlyList<ZaloAccount> Accounts { get; init; } = [];

    [Required]
    public string OAuthBaseUrl { get; init; } = "https://oauth.zaloapp.com";

    [Required]
    public string OpenApiBaseUrl { get; init; } = "https://openapi.zalo.me";

    /// <summary>The template service that sends to telephone numbers.</summary>
    [Required]
    public string BusinessBaseUrl { get; init; } = "https://business.openapi.zalo.me";

    /// <summary>The ids of the approved templates; without any, nothing goes out by template.</summary>
    public ZaloTemplates Templates { get; init; } = new();

    /// <summary>Requests are checked and noted, but nothing is done: for finding the right secret before people are let in.</summary>
    public bool BringUp { get; init; }

    /// <summary>How the signature is made; the first is what Zalo documents.</summary>
    public SignatureVariant Signature { get; init; } = SignatureVariant.AppIdFirst;

    /// <summary>Events older than this are not acted on, hours. Zalo repeats for about two.</summary>
    [Range(2, 720)]
    public int ReplayHours { get; init; } = 48;

    /// <summary>So many days before an account would lose its access, because nothing was renewed, the admin is told.</summary>
    [Range(1, 90)]
    public int TokenAlarmDays { get; init; } = 14;

    /// <summary>Every call proves that the app's secret is known, for an app whose console asks for that.</summary>
    public bool AppSecretProof { get; init; }

    /// <summary>Choices get buttons too; they are always there as numbers.</summary>
    public bool Buttons { get; init; } = true;

    /// <summary>A picture for the form by which people share their telephone number; empty shows none.</summary>
    public string ShareImageUrl { get; init; } = "";

    /// <summary>Endings of the hosts from which files of users are fetched; empty is Zalo's.</summary>
    public IReadOnlyList<string> AllowedFileHosts { get; init; } = [];

    public bool IsOn => AppId.Length > 0;

    /// <summary>All accounts, however they were given.</summary>
    public IReadOnlyList<ZaloAccount> AllAccounts => OaId.Length == 0
        ? Accounts
        : [new ZaloAccount { OaId = OaId, OaSecret = OaSecret, AccessToken = AccessToken, RefreshToken = RefreshToken }, .. Accounts.Where(a => a.OaId != OaId)];

    internal IReadOnlyList<string> FileHosts => AllowedFileHosts.Count == 0 ? [".zdn.vn"] : AllowedFileHosts;
}

/// <summary>The ids that Zalo gave the templates of manifests/zalo; empty: not approved yet.</summary>
public sealed record ZaloTemplates
{
    public string Nudge { get; init; } = "";

    public string DigestNotice { get; init; } = "";

    public string ReviewRound { get; init; } = "";

    public string BulkReminder { get; init; } = "";

    public string LinkInvitation { get; init; } = "";

    /// <summary>By the name of the text; null when there is none.</summary>
    public string? IdOf(string name) => name switch
    {
        nameof(Nudge) => Given(Nudge),
        nameof(DigestNotice) => Given(DigestNotice),
        nameof(ReviewRound) => Given(ReviewRound),
        nameof(BulkReminder) => Given(BulkReminder),
        nameof(LinkInvitation) => Given(LinkInvitation),
        _ => null,
    };

    private static string? Given(string id) => id.Length == 0 ? null : id;
}

/// <summary>One Official Account.</summary>
public sealed record ZaloAccount
{
    public string OaId { get; init; } = "";

    public string OaSecret { get; init; } = "";

    public string AccessToken { get; init; } = "";

    public string RefreshToken { get; init; } = "";
}
