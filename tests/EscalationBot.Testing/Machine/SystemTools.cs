using System.Diagnostics;

namespace EscalationBot.Testing.Machine;

/// <summary>Finding and running the programs of the system.</summary>
internal static class SystemTools
{
    private const int WordsKept = 400;

    /// <summary>A program on the path, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>The files that a pattern with "*" for one folder names, the last in order first.</summary>
    public static IEnumerable<string> Matching(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return File.Exists(pattern) ? [pattern] : [];
        var (root, rest) = (pattern[..star], pattern[(star + 1)..].TrimStart('/'));
        return Directory.Exists(root)
            ? Directory.GetDirectories(root).OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, rest)).Where(File.Exists)
            : [];
    }

    /// <summary>Runs a program to its end, as root where "sudo" allows it without asking.</summary>
    /// <returns>The exit code and the last words.</returns>
    public static Task<string> RunAsRootAsync(string program, IReadOnlyList<string> arguments)
    {
        var sudo = Environment.IsPrivilegedProcess ? null : Find("sudo");
        return sudo is null ? RunAsync(program, arguments) : RunAsync(sudo, ["-n", program, .. arguments]);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>The exit code and the last words.</returns>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(Start(program, arguments))!;
        process.StandardInput.Close();
        var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return $"exit code {process.ExitCode}: {LastWords(string.Concat(printed))}";
    }

    /// <summary>Starts a program as somebody who is not root: as this user, or, when this is root, as another one.</summary>
    public static Process StartUnprivileged(string user, string program, IReadOnlyList<string> arguments) =>
        Process.Start(Environment.IsPrivilegedProcess
            ? Start("setpriv", ["--reuid", user, "--regid", user, "--clear-groups", program, .. arguments])
            : Start(program, arguments))!;

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
    };

    private static string LastWords(string printed)
    {
        var line = printed.Trim().ReplaceLineEndings(" ");
        return line.Length <= WordsKept ? line : line[^WordsKept..];
    }
}
