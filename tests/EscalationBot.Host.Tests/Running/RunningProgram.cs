using System.Collections.Concurrent;
using System.Diagnostics;

namespace EscalationBot.Host.Tests.Running;

/// <summary>
/// The program as a process of its own, as "dotnet run" would start it: real Kestrel on a free port of this machine, a data
/// folder of its own, Demo on.
/// </summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private const string Announcement = "EscalationBot: ";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escalationbot-running-");
    private readonly ConcurrentQueue<string> log = new();
    private readonly string[] settings;
    private Process process;

    private RunningProgram(string[] settings)
    {
        this.settings = settings;
        process = null!;
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public HttpClient Http => field ??= new HttpClient { BaseAddress = Address };

    public string DataFolder => folder.FullName;

    /// <summary>What it wrote to its log since it was first started.</summary>
    public string Log => string.Join('\n', log);

    public bool Lives => !process.HasExited;

    /// <param name="settings">Further settings, "--Section:Key=value".</param>
    public static async Task<RunningProgram> StartAsync(params string[] settings)
    {
        var program = new RunningProgram(settings);
        await program.RunAsync();
        return program;
    }

    /// <summary>Dies in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Starts again after <see cref="KillAsync"/>, at the same address and with the same data.</summary>
    public Task StartAgainAsync() => RunAsync();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        var announced = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        process.Exited += (_, _) => announced.TrySetException(new InvalidOperationException($"The program ended before it served: {Log}"));
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Announcement, StringComparison.Ordinal) == true)
                announced.TrySetResult(new Uri(line.Data[Announcement.Length..]));
        };
        process.Start();
        process.StandardInput.Close();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        Address = await announced.Task;
    }

    private ProcessStartInfo StartInfo() => new("dotnet", [
        Path.Combine(AppContext.BaseDirectory, "EscalationBot.Host.dll"),
        $"--Urls={Address}", $"--Office:DataFolder={folder.FullName}", "--Demo:Enabled=true", .. settings])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["DOTNET_ENVIRONMENT"] = "Development" },
    };
}
