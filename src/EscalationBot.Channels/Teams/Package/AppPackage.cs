using System.IO.Compression;
using System.Reflection;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Wire;

namespace EscalationBot.Channels.Teams.Package;

/// <summary>What the manifest says of the one who offers the app; Teams shows it beside the app.</summary>
/// <param name="AppId">Of the registered application; also the bot's.</param>
/// <param name="Version">Three numbers. Teams offers an update only when they rose.</param>
/// <param name="Developer">At most <see cref="AppPackage.LongestDeveloper"/> characters.</param>
public sealed record AppOwner(Guid AppId, string Version, string Developer, string Website, string Privacy, string Terms);

/// <summary>The app package of Teams: a zip with manifest, languages and icons, all at its top (manifests/teams).</summary>
public static class AppPackage
{
    /// <summary>Of the manifest schema: developer.name.</summary>
    public const int LongestDeveloper = 32;

    private const string Folder = "app-package/";
    private const string Manifest = "manifest.json";

    /// <summary>A zip does not know years before 1980; one fixed moment makes equal packages equal bytes.</summary>
    private static readonly DateTimeOffset FileTime = new(2024, 9, 12, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Make(AppOwner owner)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
                Add(zip, name[Folder.Length..], name == Folder + Manifest ? Filled(Read(name), owner) : Read(name));
        return made.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = FileTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Filled(byte[] template, AppOwner owner)
    {
        var manifest = JsonNode.Parse(template)!.AsObject();
        var id = owner.AppId.ToString("D");
        manifest["id"] = id;
        manifest["bots"]![0]!["botId"] = id;
        manifest["version"] = owner.Version;
        manifest["developer"] = new JsonObject
        {
            ["name"] = owner.Developer,
            ["websiteUrl"] = owner.Website,
            ["privacyUrl"] = owner.Privacy,
            ["termsOfUseUrl"] = owner.Terms,
        };
        return System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString(new(TeamsJson.Options) { WriteIndented = true }));
    }

    private static byte[] Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
