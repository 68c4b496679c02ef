using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using EscalationBot.Host.Setup;

namespace EscalationBot.Benchmarks.Hosts;

/// <summary>
/// From the start of the process to the first answered message, and the memory of the process at rest: the whole program with
/// the example province in its store, beside a bare Kestrel app, in turn.
/// </summary>
internal static class HostBenchmark
{
    private const int Rounds = 5;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-");
        try
        {
            await RunOfficeAsync(folder.FullName);
            var (office, bare) = (new List<Result>(), new List<Result>());
            for (var round = 0; round < Rounds; round++)
            {
                office.Add(await RunOfficeAsync(folder.FullName));
                bare.Add(await RunBareAsync());
            }
            var table = new Table(output, "Start to first reply, memory at rest", "program", "start ms", "× bare", "memory MB");
            var floor = Measure.Median(bare.Select(r => r.Start));
            Add(table, "EscalationBot", office, floor);
            Add(table, "bare Kestrel", bare, floor);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Add(Table table, string name, List<Result> results, TimeSpan floor)
    {
        var start = Measure.Median(results.Select(r => r.Start));
        table.Add(name, Table.Milliseconds(start), Table.Number(start / floor), Table.Number(Measure.Median(results.Select(r => r.Megabytes))));
    }

    private static Task<Result> RunOfficeAsync(string folder)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        return RunAsync(
            typeof(OfficeHost).Assembly.Location,
            [$"--urls={address}", "--Demo:Enabled=true", $"--Office:DataFolder={folder}"],
            _ => Task.FromResult(address),
            async http =>
            {
                var posts = await http.GetFromJsonAsync<JsonElement>("/demo/posts");
                var post = posts.EnumerateArray().First(p => p.GetProperty("role").GetString() == "unit").GetProperty("id").GetString();
                return await http.PostAsJsonAsync($"/demo/posts/{post}/messages", new { text = "xin chào" });
            });
    }

    private static Task<Result> RunBareAsync() => RunAsync(
        typeof(BareKestrel).Assembly.Location, ["bare-kestrel"],
        async process => (await process.StandardOutput.ReadLineAsync())!,
        http => http.PostAsJsonAsync("/messages", new { text = "xin chào" }));

    private static async Task<Result> RunAsync(
        string program, string[] arguments, Func<Process, Task<string>> address, Func<HttpClient, Task<HttpResponseMessage>> say)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        })!;
        try
        {
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var http = new HttpClient { BaseAddress = new Uri(await address(process)) };
            (await FirstAsync(() => say(http), process)).EnsureSuccessStatusCode();
            var took = Stopwatch.GetElapsedTime(start);
            await Task.Delay(Rest);
            return new Result(took, ResidentMegabytes(process.Id));
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Until somebody listens.</summary>
    private static async Task<HttpResponseMessage> FirstAsync(Func<Task<HttpResponseMessage>> say, Process process)
    {
        while (true)
        {
            try
            {
                return await say();
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

    private sealed record Result(TimeSpan Start, double Megabytes);
}
