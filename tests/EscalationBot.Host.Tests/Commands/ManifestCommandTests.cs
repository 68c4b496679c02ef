using System.IO.Compression;
using System.Text.Json.Nodes;
using EscalationBot.Testing.Machine;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>The app package that an administrator makes and uploads.</summary>
public sealed class ManifestCommandTests : IDisposable
{
    private const string AppId = "7d5a5f0a-2f2c-4b3c-9f0e-0a1b2c3d4e5f";

    private readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task The_package_is_what_the_newest_schemas_of_Microsoft_ask_for()
    {
        var folder = await UnpackedAsync();
        var schemas = await NewestSchemasAsync();

        Assert.Equal("", await FaultsAsync(Path.Combine(schemas, "MicrosoftTeams.schema.json"), Path.Combine(folder, "manifest.json")));
        Assert.Equal("", await FaultsAsync(Path.Combine(schemas, "MicrosoftTeams.Localization.schema.json"), Path.Combine(folder, "en.json")));
    }

    [Fact]
    public async Task The_check_itself_finds_what_is_wrong()
    {
        var file = line.Path("wrong.json");
        await File.WriteAllTextAsync(file, """{"manifestVersion":"1.0","packageName":"x"}""", TestContext.Current.CancellationToken);

        var faults = await FaultsAsync(Path.Combine(await NewestSchemasAsync(), "MicrosoftTeams.schema.json"), file);

        Assert.Contains("/manifestVersion", faults, StringComparison.Ordinal);
        Assert.Contains("must NOT have additional properties", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_lies_at_the_top_and_the_icons_have_their_sizes()
    {
        var folder = await UnpackedAsync();

        Assert.Equal(["color.png", "en.json", "manifest.json", "outline.png"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((192, 192), SizeOf(Path.Combine(folder, "color.png")));
        Assert.Equal((32, 32), SizeOf(Path.Combine(folder, "outline.png")));
    }

    [Fact]
    public async Task The_manifest_names_the_app_the_office_and_the_version()
    {
        var folder = await UnpackedAsync("--package-version", "1.2.3", "--Teams:PrivacyUrl=https://kontum.gov.vn/rieng-tu");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"), TestContext.Current.CancellationToken))!;

        Assert.Equal(AppId, (string?)manifest["id"]);
        Assert.Equal(AppId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("1.2.3", (string?)manifest["version"]);
        Assert.Equal("UBND tỉnh Kon Tum", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://kontum.gov.vn/rieng-tu", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("https://kontum.gov.vn", (string?)manifest["developer"]!["termsOfUseUrl"]);
    }

    [Fact]
    public async Task The_id_of_the_configured_app_need_not_be_said_again()
    {
        var result = await line.RunAsync("manifest", "--out", line.Path("app.zip"), $"--Teams:AppId={AppId}", "--Teams:TenantId=t", "--Teams:AppPassword=s");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("app.zip", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--app-id", "my-app", "\"my-app\" is no application id")]
    [InlineData("--package-version", "v2", "\"v2\" is no version")]
    [InlineData("--Teams:Developer", "Ủy ban nhân dân tỉnh Kon Tum, Văn phòng", "longer than 32 characters")]
    [InlineData("--Teams:PrivacyUrl", "http://kontum.gov.vn", "Teams:PrivacyUrl must be an https address")]
    public async Task What_Teams_would_refuse_is_refused_here_with_its_cure(string option, string value, string words)
    {
        var file = line.Path("app.zip");
        string[] id = option == "--app-id" ? [] : ["--app-id", AppId];

        var result = await line.RunAsync(["manifest", .. id, option, value, "--out", file]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static async Task<string> NewestSchemasAsync()
    {
        var folder = Path.Combine(await NpmPackage.AppManifest.ModulesAsync(), NpmPackage.AppManifest.Name, "build/json-schemas/teams");
        return Directory.GetDirectories(folder, "v1.*").MaxBy(f => Version.Parse(Path.GetFileName(f)[1..]))!;
    }

    private static async Task<string> FaultsAsync(string schema, string document) =>
        (await NodeScript.RunAsync("tests/EscalationBot.Testing/Teams/against-schema.cjs", NpmPackage.AppManifest, schema, document)).Trim();

    /// <summary>Width and height stand at fixed places in the first chunk of a PNG.</summary>
    private static (int Width, int Height) SizeOf(string png)
    {
        var bytes = File.ReadAllBytes(png);
        return (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    private async Task<string> UnpackedAsync(params string[] more)
    {
        var file = line.Path("app.zip");
        var result = await line.RunAsync(["manifest", "--app-id", AppId, "--out", file, .. more]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var folder = line.Path("app");
        await ZipFile.ExtractToDirectoryAsync(file, folder);
        return folder;
    }
}
