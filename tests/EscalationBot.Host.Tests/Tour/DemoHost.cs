using System.Net.Http.Json;
using System.Text.Json;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Host.Tests.Tour;

internal sealed record Choice(int Number, string Id, string Text);

internal sealed record Message(string Id, DateTimeOffset At, string Kind, string Text, IReadOnlyList<Choice> Choices);

internal sealed record Messages(long Mark, [property: System.Text.Json.Serialization.JsonPropertyName("messages")] IReadOnlyList<Message> All)
{
    /// <summary>What was said, several messages separated by an empty line.</summary>
    public string Text => string.Join("\n\n", All.Select(m => m.Text));
}

internal sealed record Post(string Id, string Title, string Unit, string Role);

/// <summary>The whole program with the demo province in a store in memory, on a port of its own, used as curl uses it.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly OfficeStore store;
    private readonly WebApplication app;

    private DemoHost(OfficeStore store, WebApplication app)
    {
        (this.store, this.app) = (store, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public OfficeStore Store => store;

    /// <param name="now">Where the clock of the demo starts; null is the configured start.</param>
    /// <param name="more">Further settings, "--Section:Key=value".</param>
    /// <param name="replace">Puts other parts in the place of the usual ones.</param>
    public static async Task<DemoHost> StartAsync(string? now = null, IEnumerable<string>? more = null, Action<IServiceCollection>? replace = null)
    {
        string[] start = now is null ? [] : [$"--Demo:Now={now}"];
        var builder = OfficeHost.CreateBuilder(["--urls=http://127.0.0.1:0", "--Store:LiteDb:Path=:memory:", "--Demo:Enabled=true", .. start, .. more ?? []]);
        var settings = HostSettings.Read(builder.Configuration, development: true);
        var store = StoreOpening.Open(settings);
        var app = OfficeHost.Build(builder, settings, store, replace);
        await app.StartAsync();
        return new DemoHost(store, app);
    }

    public async Task<IReadOnlyList<Post>> PostsAsync() => (await Client.GetFromJsonAsync<List<Post>>("/demo/posts"))!;

    /// <summary>A post types something, or a number that answers the last question.</summary>
    public async Task<string> SayAsync(string post, string text) => (await SendAsync(post, new { text })).Text;

    public async Task<Messages> SendAsync(string post, object input)
    {
        using var response = await Client.PostAsJsonAsync($"/demo/posts/{post}/messages", input);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<Messages>())!;
    }

    public async Task<Messages> ReadAsync(string post, long after = 0) =>
        (await Client.GetFromJsonAsync<Messages>($"/demo/posts/{post}/messages?after={after}"))!;

    /// <summary>What a post received on a day, "27/09/2024".</summary>
    public async Task<IReadOnlyList<Message>> ReceivedAsync(string post, string day) =>
        [.. (await ReadAsync(post)).All.Where(m => m.At.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) == day)];

    public async Task<DateTimeOffset> ClockAsync() => Now(await Client.GetFromJsonAsync<JsonElement>("/demo/clock"));

    /// <param name="to">"2024-09-27T08:00", office time.</param>
    public async Task<DateTimeOffset> MoveToAsync(string to)
    {
        using var response = await Client.PostAsJsonAsync("/demo/clock", new { to });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return Now(await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Ends when everything that can happen at this moment has happened.</summary>
    public Task QuietAsync() => Part<OfficeRuntime>().QuietAsync(CancellationToken.None);

    /// <summary>A part of the running program.</summary>
    public T Part<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    private static DateTimeOffset Now(JsonElement clock) => clock.GetProperty("now").GetDateTimeOffset();
}
