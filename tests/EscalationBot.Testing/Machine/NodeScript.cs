using System.Diagnostics;

namespace EscalationBot.Testing.Machine;

/// <summary>Runs a script of the repository with node.</summary>
public static class NodeScript
{
    /// <param name="script">From the top of the repository.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has its words.</exception>
    public static async Task<string> RunAsync(string script, NpmPackage package, params IEnumerable<string> arguments)
    {
        var node = await DebianPackage.Node.ProgramAsync();
        using var process = Process.Start(new ProcessStartInfo(node, [Repository.Path(script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = await package.ModulesAsync() },
        })!;
        var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? printed[0] : throw new InvalidOperationException($"{script} failed: {printed[1]}");
    }
}
