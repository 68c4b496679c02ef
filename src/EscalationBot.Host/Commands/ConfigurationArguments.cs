namespace EscalationBot.Host.Commands;

/// <summary>
/// Tells configuration (<c>--Office:DataFolder=/srv/data</c>, <c>--urls http://127.0.0.1:5211</c>) from the words of a
/// command, so that every command takes every option of the configuration.
/// </summary>
internal static class ConfigurationArguments
{
    private static readonly string[] HostKeys = ["--urls", "--environment"];

    public static (string[] Configuration, string[] Words) Split(string[] args)
    {
        var configuration = new List<string>();
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=', 2)[0];
            if (!IsKey(name))
                words.Add(args[i]);
            else if (args[i].Contains('=', StringComparison.Ordinal))
                configuration.Add(args[i]);
            else
                configuration.Add($"{name}={(i + 1 < args.Length ? args[++i] : "")}");
        }
        return ([.. configuration], [.. words]);
    }

    private static bool IsKey(string name) =>
        name.StartsWith("--", StringComparison.Ordinal)
        && (name.Contains(':', StringComparison.Ordinal) || HostKeys.Contains(name, StringComparer.OrdinalIgnoreCase));
}
