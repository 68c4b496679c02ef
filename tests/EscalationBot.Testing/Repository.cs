namespace EscalationBot.Testing;

/// <summary>The files of the repository that a test reads, found from where the test runs.</summary>
public static class Repository
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    /// <param name="name">From the top, with forward slashes: "manifests/README.md".</param>
    public static string Path(string name) => System.IO.Path.Combine(Root, name);

    private static string Find(string folder) => File.Exists(System.IO.Path.Combine(folder, "EscalationBot.sln"))
        ? folder
        : Find(System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
