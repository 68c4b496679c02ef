using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using EscalationBot.Testing;

namespace EscalationBot.Benchmarks.Hosts;

/// <summary>
/// From the start of the process to the first reply on Teams, and the memory of the process at rest: the program as it is published, with the example
/// province in its store, beside a bare Kestrel app that gives the same reply, in turn.
/// </summary>
internal static class HostBenchmark
{
    /// <summary>The argument by which this program becomes the bare one.</summary>
    public const string BareProgram = "bare-kestrel";

    private const int Rounds = 7;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-").FullName;
        try
        {
            var program = await PublishAsync(Path.Combine(folder, "program"));
            var data = Path.Combine(folder, "data");
            await using var desk = await ReplyDesk.StartAsync();
            await RunOfficeAsync(program, data, demo: true, desk);
            var reply = (await RunOfficeAsync(program, data, demo: false, desk)).Reply;
            var replyFile = Path.Combine(folder, "reply.json");
            await File.WriteAllTextAsync(replyFile, reply);
            var (office, bare) = (new List<Result>(), new List<Result>());
            for (var round = 0; round < Rounds; round++)
            {
                office.Add(await RunOfficeAsync(program, data, demo: false, desk));
                bare.Add(await RunBareAsync(replyFile, desk));
            }
            var table = new Table(output, "Start to first reply, memory at rest", "program", "start ms", "× bare", "processor ms", "memory MB");
            var floor = Measure.Median(bare.Select(r => r.Start));
            Add(table, "EscalationBot", office, floor);
            Add(table, "bare Kestrel", bare, floor);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Add(Table table, string name, List<Result> results, TimeSpan floor)
    {
        var start = Measure.Median(results.Select(r => r.Start));
        table.Add(
            name, Table.Milliseconds(start), Table.Number(start / floor), Table.Milliseconds(Measure.Median(results.Select(r => r.Processor))),
            Table.Number(Measure.Median(results.Select(r => r.Megabytes))));
    }

    /// <summary>As manifests/README.md says.</summary>
    private static async Task<string> PublishAsync(string folder)
    {
        using var publish = Process.Start("dotnet", ["publish", Repository.Path("src/EscalationBot.Host"), "-c", "Release", "--use-current-runtime", "-o", folder, "-v", "q"]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(folder, "EscalationBot.Host.dll") : throw new InvalidOperationException("The program cannot be published.");
    }

    private static Task<Result> RunOfficeAsync(string program, string data, bool demo, ReplyDesk desk)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        return RunAsync([program, $"--urls={address}", $"--Demo:Enabled={demo}", $"--Office:DataFolder={data}"], _ => Task.FromResult(address), desk);
    }

    private static Task<Result> RunBareAsync(string replyFile, ReplyDesk desk) => RunAsync(
        [typeof(BareKestrel).Assembly.Location, BareProgram, replyFile], async process => (await process.StandardOutput.ReadLineAsync())!, desk);

    private static async Task<Result> RunAsync(IReadOnlyList<string> arguments, Func<Process, Task<string>> address, ReplyDesk desk)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(arguments[0]),
            Environment = { ["DOTNET_ENVIRONMENT"] = "Development" },
        })!;
        try
        {
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var http = new HttpClient { BaseAddress = new Uri(await address(process)) };
            var reply = await FirstAsync(() => desk.AskAsync(http), process);
            var took = Stopwatch.GetElapsedTime(start);
            process.Refresh();
            var processor = process.TotalProcessorTime;
            await Task.Delay(Rest);
            return new Result(reply, took, processor, ResidentMegabytes(process.Id));
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Until somebody listens.</summary>
    private static async Task<string> FirstAsync(Func<Task<string>> ask, Process process)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    private static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Result(string Reply, TimeSpan Start, TimeSpan Processor, double Megabytes);
}
