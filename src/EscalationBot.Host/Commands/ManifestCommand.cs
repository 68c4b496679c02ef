using System.CommandLine;
using System.Text.RegularExpressions;
using EscalationBot.Channels.Teams;
using EscalationBot.Channels.Teams.Package;
using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary><c>manifest --app-id … --out app.zip</c>: the app package of Teams, from the configuration. Needs no store.</summary>
internal static partial class ManifestCommand
{
    private const string FirstVersion = "1.0.0";

    public static Command Create(Workbench bench)
    {
        var id = new Option<string>("--app-id") { Description = HostTexts.Get("command.manifest.app-id").Both };
        var file = new Option<string>("--out") { Description = HostTexts.Get("command.manifest.out").Both, DefaultValueFactory = _ => "teams-app.zip" };
        var version = new Option<string>("--package-version") { Description = HostTexts.Get("command.manifest.package-version").Both, DefaultValueFactory = _ => FirstVersion };
        var command = new Command("manifest", HostTexts.Get("command.manifest").Both) { id, file, version };
        command.SetAction((parsed, cancellation) =>
            RunAsync(bench, parsed.GetValue(id), parsed.GetRequiredValue(version), Path.GetFullPath(parsed.GetRequiredValue(file)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Workbench bench, string? id, string version, string file, CancellationToken cancellation)
    {
        var package = AppPackage.Make(OwnerOf(bench.ReadSettings(), id, version));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, package, cancellation);
        bench.Say(HostTexts.Get("manifest.done", ("version", version), ("file", file)));
        return 0;
    }

    /// <exception cref="UserException">Something of it would be refused by Teams.</exception>
    private static AppOwner OwnerOf(HostSettings settings, string? id, string version)
    {
        var teams = settings.Teams;
        if (!Guid.TryParseExact(id ?? teams.AppId, "D", out var appId))
            throw new UserException(HostTexts.Get("manifest.app-id", ("value", id ?? teams.AppId)));
        if (!ThreeNumbers().IsMatch(version))
            throw new UserException(HostTexts.Get("manifest.version", ("value", version)));
        var developer = teams.Developer.Length == 0 ? settings.Office.Name : teams.Developer;
        if (developer.Length > AppPackage.LongestDeveloper)
            throw new UserException(HostTexts.Get("manifest.developer", ("value", developer), ("limit", AppPackage.LongestDeveloper)));
        return new AppOwner(
            appId, version, developer,
            Address(nameof(TeamsOptions.WebsiteUrl), teams.WebsiteUrl, teams),
            Address(nameof(TeamsOptions.PrivacyUrl), teams.PrivacyUrl, teams),
            Address(nameof(TeamsOptions.TermsOfUseUrl), teams.TermsOfUseUrl, teams));
    }

    private static string Address(string option, string value, TeamsOptions teams)
    {
        var address = value.Length == 0 ? teams.WebsiteUrl : value;
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new UserException(HostTexts.Get("manifest.address", ("key", $"{TeamsOptions.Section}:{option}"), ("value", address)));
    }

    [GeneratedRegex(@"^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$")]
    private static partial Regex ThreeNumbers();
}
