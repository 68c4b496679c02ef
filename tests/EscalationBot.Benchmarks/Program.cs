using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EscalationBot.Benchmarks.Hosts;
using EscalationBot.Benchmarks.Stores;
using EscalationBot.Benchmarks.Teams;
using EscalationBot.Benchmarks.Vietnamese;
using EscalationBot.Benchmarks.Zalo;

// dotnet run -c Release --project tests/EscalationBot.Benchmarks -- turns linear    loops of our own, by name
// dotnet run -c Release --project tests/EscalationBot.Benchmarks -- --filter '*'    BenchmarkDotNet
// What each measures and the last figures: README.md.
var loops = new Dictionary<string, Func<TextWriter, Task>>
{
    ["turns"] = TurnsBenchmark.RunAsync,
    ["postgres"] = PostgresBenchmark.RunAsync,
    ["postgres-sizes"] = PostgresSizesBenchmark.RunAsync,
    ["sizes"] = SizesBenchmark.RunAsync,
    ["claims"] = ClaimsBenchmark.RunAsync,
    ["starts"] = StartsBenchmark.RunAsync,
    ["campaign"] = CampaignBenchmark.RunAsync,
    ["door"] = DoorBenchmark.RunAsync,
    ["webhook"] = WebhookBenchmark.RunAsync,
    ["dispatch"] = DispatchBenchmark.RunAsync,
    ["host"] = HostBenchmark.RunAsync,
    ["bare"] = BesideBareBenchmark.RunAsync,
    ["linear"] = LinearBenchmark.RunAsync,
};
if (args is [HostBenchmark.BareProgram, var reply])
{
    await BareKestrel.RunAsync(reply, Console.Out);
    return;
}
if (args.Length > 0 && args.All(loops.ContainsKey))
{
    foreach (var name in args)
        await loops[name](Console.Out);
    return;
}

// In this process, because the layout of the build output is not the one that generated projects expect.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath(Path.Combine(".artifacts", "benchmarks"));

BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args, config);
