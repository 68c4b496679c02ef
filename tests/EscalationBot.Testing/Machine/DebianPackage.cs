namespace EscalationBot.Testing.Machine;

/// <summary>
/// A program that tests need and this machine may lack: found, or installed with apt. The tests bring what they need, so
/// that a fresh machine runs them with "dotnet test" alone.
/// </summary>
/// <param name="Purpose">What it is needed for: "the browser tests".</param>
/// <param name="Packages">The packages of Debian, the one with the program first.</param>
/// <param name="Places">Where the program may lie; "*" stands for any one folder, and of several the last in order is taken.</param>
public sealed record DebianPackage(string Purpose, IReadOnlyList<string> Packages, IReadOnlyList<string> Places)
{
    /// <summary>apt works alone on a machine: test processes wait for one another here.</summary>
    private static readonly string Turnstile = Path.Combine(Path.GetTempPath(), "escalationbot-apt.lock");

    /// <summary>With letters for Vietnamese, so that a screenshot shows what people see.</summary>
    public static DebianPackage Chromium { get; } = new(
        "the browser tests", ["chromium", "fonts-liberation"], ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]);

    public static DebianPackage Node { get; } = new("the Teams tests", ["nodejs"], ["/usr/bin/node", "/usr/local/bin/node"]);

    public static DebianPackage Npm { get; } = new("the Teams tests", ["npm"], ["/usr/bin/npm", "/usr/local/bin/npm"]);

    public static DebianPackage Postgres { get; } = new(
        "the tests of the PostgreSQL store", ["postgresql"], ["/usr/lib/postgresql/*/bin/initdb", "/usr/local/bin/initdb"]);

    public static DebianPackage SystemdAnalyze { get; } = new("checking the units of systemd", ["systemd"], ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"]);

    public static DebianPackage Nginx { get; } = new("checking the configuration of nginx", ["nginx-light"], ["/usr/sbin/nginx"]);

    /// <returns>The path of the program.</returns>
    /// <exception cref="InvalidOperationException">It is not here and cannot be installed; the message says what to do.</exception>
    public async Task<string> ProgramAsync()
    {
        if (Find() is { } here)
            return here;
        var apt = SystemTools.Find("apt-get") ?? throw new InvalidOperationException(Advice("this system has no apt"));
        var update = await SystemTools.RunAsRootAsync("flock", [Turnstile, apt, "-q", "update"]);
        var install = await SystemTools.RunAsRootAsync("flock", [Turnstile, apt, "-q", "install", "-y", "--no-install-recommends", .. Packages]);
        return Find() ?? throw new InvalidOperationException(Advice($"apt did not bring it ({update} {install})"));
    }

    private string? Find() => Places.SelectMany(SystemTools.Matching).FirstOrDefault();

    private string Advice(string why) =>
        $"{Packages[0]} is needed for {Purpose}, and {why}. Install {string.Join(" and ", Packages)}, so that {Places[0]} is there, and run the tests again.";
}
