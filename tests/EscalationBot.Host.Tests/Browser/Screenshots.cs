namespace EscalationBot.Host.Tests.Browser;

/// <summary>Where the pictures of the browser tests lie, for people to look at.</summary>
internal static class Screenshots
{
    /// <summary>Beside the results: .artifacts/screenshots.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../screenshots"));
}
