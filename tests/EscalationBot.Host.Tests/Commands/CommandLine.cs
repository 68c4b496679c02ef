using EscalationBot.Host.Commands;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>What a call of the program came to.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);

/// <summary>An administrator at the command line, with a data folder that goes away afterwards. Demo is off, as in a real office.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escalationbot-");

    public string DataFolder => folder.FullName;

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    public async Task<CommandResult> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLineRun.RunAsync([$"--Office:DataFolder={folder.FullName}", "--Demo:Enabled=false", .. words], TextReader.Null, output, error);
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
