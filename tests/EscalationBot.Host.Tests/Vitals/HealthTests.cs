using System.Net;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Vitals;

/// <summary>The whole program as a load balancer sees it; its vital signs go by a clock of the test.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new();
    private readonly Upkeep upkeep = new();
    private FrailTurns turns = null!;
    private DemoHost demo = null!;

    public async ValueTask InitializeAsync() => demo = await DemoHost.StartAsync(replace: services => services
        .AddSingleton(s => new Heartbeats(s.GetRequiredService<DeliveryOptions>(), time))
        .AddSingleton(s => new StoreProbe(turns = new FrailTurns(s.GetRequiredService<ITurnStore>()), time, NullLogger<StoreProbe>.Instance))
        .AddSingleton(s => new VitalSigns(s.GetRequiredService<StoreProbe>(), s.GetRequiredService<Heartbeats>(), [], upkeep)));

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task An_office_in_order_is_ready_and_names_nothing()
    {
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready","steps":[]}"""), await AskAsync("ready"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"live","steps":[]}"""), await AskAsync("live"));
    }

    [Fact]
    public async Task A_store_that_takes_no_writes_is_named_without_its_path_and_the_office_comes_back_by_itself()
    {
        await AskAsync("ready");
        turns.Fault = new IOException("/var/lib/office/bot.db: read-only file system");
        time.Advance(StoreProbe.Keeps);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"failing","steps":[],"failing":["store"]}"""), await AskAsync("ready"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("live")).Status);

        turns.Fault = null;
        time.Advance(StoreProbe.Keeps);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("ready")).Status);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_folded_is_a_warning_while_the_office_works()
    {
        upkeep.Trouble = new IOException("disk full");
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready","steps":[],"warnings":["journal"]}"""), await AskAsync("ready"));
        upkeep.Trouble = null;
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready","steps":[]}"""), await AskAsync("ready"));
    }

    [Fact]
    public async Task A_loop_that_stands_still_is_named_and_the_office_comes_back_when_it_goes_on()
    {
        var holding = new TaskCompletionSource();
        var hold = demo.Part<Sweeper>().HoldAsync(() => holding.Task, CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(4));
        var (status, body) = await AskAsync("ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("\"loop:clock\"", body, StringComparison.Ordinal);

        holding.SetResult();
        await hold;
        await demo.QuietAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("ready")).Status);
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string what)
    {
        using var response = await demo.Client.GetAsync($"/health/{what}");
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed class Upkeep : IUpkeep
    {
        public Exception? Trouble { get; set; }

        public Task TryAgainAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
