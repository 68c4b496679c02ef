using EscalationBot.Testing;
using EscalationBot.Testing.Machine;

namespace EscalationBot.Host.Tests.Deployment;

/// <summary>
/// The files of manifests/ against the rules of those who read them: containers and clusters do not run on this machine, but
/// their schemas do, and systemd and nginx check their files themselves.
/// </summary>
public sealed class DeploymentFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escalationbot-deployment-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("escalationbot.yaml")]
    [InlineData("postgres.yaml")]
    [InlineData("secret.example.yaml")]
    public async Task Kubernetes_takes_the_manifest(string name) =>
        Assert.Equal("", await CheckAsync("kubernetes", NpmPackage.KubernetesModels, Repository.Path($"manifests/kubernetes/{name}")));

    [Fact]
    public async Task A_manifest_that_kubernetes_would_refuse_is_named()
    {
        var wrong = File.ReadAllText(Repository.Path("manifests/kubernetes/escalationbot.yaml")).Replace("replicas: 3", "replicas: three", StringComparison.Ordinal);
        Assert.Contains("replicas must be integer", await CheckAsync("kubernetes", NpmPackage.KubernetesModels, Written("wrong.yaml", wrong)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_takes_the_file() =>
        Assert.Equal("", await CheckAsync("compose", NpmPackage.ComposeSchema, Repository.Path("manifests/container/compose.yaml")));

    [Theory]
    [InlineData("escalationbot.service", "escalationbot.service")]
    [InlineData("escalationbot@.service", "escalationbot@5211.service")]
    public async Task Systemd_takes_the_unit(string file, string instance)
    {
        // The program is not installed here.
        Written(file, File.ReadAllText(Repository.Path($"manifests/systemd/{file}")).Replace("/opt/escalationbot/EscalationBot.Host", "/bin/true", StringComparison.Ordinal));
        Assert.Equal("exit code 0: ", await SystemdUnit.VerifyAsync(Path.Combine(folder.FullName, instance)));
    }

    [Theory]
    [InlineData("proxy/nginx.conf")]
    [InlineData("container/nginx.conf")]
    public async Task Nginx_takes_the_configuration(string file)
    {
        var site = File.ReadAllText(Repository.Path($"manifests/{file}")).Replace("server bot:8080", "server 127.0.0.1:8080", StringComparison.Ordinal);
        Assert.StartsWith("exit code 0", await NginxCheck.RunAsync(site, folder.FullName), StringComparison.Ordinal);
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The packages' own validators; Microsoft's package brings the one for schemas of draft 4.</summary>
    private static async Task<string> CheckAsync(string kind, NpmPackage schemas, string file) => (await NodeScript.RunAsync(
        "tests/EscalationBot.Testing/Machine/check-deployment.cjs", NpmPackage.AppManifest,
        kind, await NpmPackage.Yaml.ModulesAsync(), await schemas.ModulesAsync(), file)).Trim();
}
