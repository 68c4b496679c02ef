using System.Diagnostics;
using System.Globalization;

namespace EscalationBot.Storage.Tests.Kills;

/// <summary>How a life of the office ends.</summary>
/// <param name="Step">The step at which it kills itself, or "" when it is killed from outside or not at all.</param>
/// <param name="Passing">At which passing.</param>
/// <param name="Events">After how many events seen from outside it is killed, or 0.</param>
/// <param name="Delay">And how much later.</param>
internal sealed record End(string Step, int Passing, int Events, TimeSpan Delay)
{
    /// <summary>From a message that comes in to the recorded end of its answer.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["received", "accepted", "turned", "committed", "leased", "written", "answered", "recorded"];

    public static End Natural { get; } = At("", 0);

    public static End At(string step, int passing) => new(step, passing, 0, TimeSpan.Zero);
}

/// <summary>One process of the office, from its start to its end.</summary>
internal sealed class Life : IDisposable
{
    private readonly Process process;
    private readonly End end;
    private readonly List<string> complaints = [];
    private int events;

    /// <summary>Starts the process; it touches nothing before it is told to go.</summary>
    public Life(int number, End end, string store, Platform platform, bool repeatable, DateTimeOffset began, int foldAfter)
    {
        (Number, this.end) = (number, end);
        string[] arguments =
        [
            ProgramPath, store, platform.Address, end.Step, $"{end.Passing}", $"{repeatable}",
            began.ToString("O", CultureInfo.InvariantCulture), $"{foldAfter}", "0", "0", "0",
        ];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += (_, e) => Complain(e.Data);
        process.BeginErrorReadLine();
    }

    public int Number { get; }

    /// <summary>Ends with the process; null when it said nothing.</summary>
    public TaskCompletionSource<Testament?> Testament { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool WasKilledFromOutside => end.Events > 0;

    /// <summary>What it wrote to its log: warnings and worse.</summary>
    public string Complaints
    {
        get
        {
            lock (complaints)
                return string.Join('\n', complaints);
        }
    }

    /// <summary>Lets it live to its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> LiveAsync()
    {
        await process.StandardInput.WriteLineAsync("go");
        await process.StandardInput.FlushAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>The platform heard something of it.</summary>
    public void Happened()
    {
        if (Interlocked.Increment(ref events) != end.Events)
            return;
        // Between two events there is a moment for every instruction of the program.
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < end.Delay;)
            Thread.SpinWait(20);
        process.Kill();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    /// <summary>Built beside the tests, in the same configuration.</summary>
    public static string ProgramPath { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "EscalationBot.CrashHost", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "EscalationBot.CrashHost.dll"));

    private void Complain(string? line)
    {
        lock (complaints)
        {
            if (line is not null)
                complaints.Add(line);
        }
    }
}
