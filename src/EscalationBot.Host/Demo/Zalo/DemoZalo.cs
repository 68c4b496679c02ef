using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Web;
using EscalationBot.Channels.Zalo;
using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EscalationBot.Host.Demo.Zalo;

/// <summary>Plays the people of the simulated Zalo against the webhook of this program.</summary>
internal sealed class DemoZalo : IDemoZalo, IDisposable
{
    /// <summary>The first message of a fresh start may take a while.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SimulatedZalo simulated;
    private readonly ITurnStore store;
    private readonly DemoPosts posts;
    private readonly OfficeRuntime runtime;
    private readonly TimeProvider time;
    private readonly TimeProvider real;
    private readonly Lazy<HttpClient> bot;
    private readonly Lazy<FakeZaloWebhook> webhook;
    private readonly ConcurrentDictionary<string, ZaloPerson> people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> follows = new(StringComparer.Ordinal);

    public DemoZalo(SimulatedZalo simulated, IServer server, ITurnStore store, DemoPosts posts, OfficeRuntime runtime, TimeProvider time, [FromKeyedServices(RealTime.Key)] TimeProvider real)
    {
        (this.simulated, this.store, this.posts, this.runtime, this.time, this.real) = (simulated, store, posts, runtime, time, real);
        bot = new Lazy<HttpClient>(() => new HttpClient { BaseAddress = AddressOf(server), Timeout = Patience });
        webhook = new Lazy<FakeZaloWebhook>(() => Zalo.News.Webhook = new FakeZaloWebhook(bot.Value, simulated.Keys, real.GetUtcNow) { Patience = Patience });
        Zalo.Chats.Changed += OnChanged;
    }

    public event Action<string>? Changed;

    private FakeZalo Zalo => simulated.Zalo;

    public IReadOnlyList<ZaloLine> Read(string post) => Zalo.Chats.Of(ZaloNames.UserOf(post));

    public bool Uses(string post) => Read(post).Count > 0;

    public ZaloStanding StandingOf(string post)
    {
        var user = ZaloNames.UserOf(post);
        var used = store.Look(o => o.Reach.LastHeard(new AccountId(ZaloSetup.ChannelName, user))) is not null;
        return new ZaloStanding(used, Zalo.WindowOf(user), follows.GetValueOrDefault(user, used), Zalo.Blocked.ContainsKey(user));
    }

    public async Task SayAsync(string post, string text, CancellationToken cancellation)
    {
        var person = await PersonAsync(post);
        Zalo.Chats.Say(person.Id, text);
        await ArriveAsync(person.SayAsync(text), cancellation);
    }

    public async Task PressAsync(string post, ZaloButtonSeen button, CancellationToken cancellation) =>
        await ArriveAsync((await PersonAsync(post)).SayAsync(button.Payload), cancellation);

    public async Task SendFileAsync(string post, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var person = await PersonAsync(post);
        var bytes = content.ToArray();
        Zalo.Chats.Say(person.Id, "", name, bytes);
        await ArriveAsync(person.SendFileAsync(name, bytes.Length, Zalo.Media.Keep(name, bytes)), cancellation);
    }

    public async Task FollowAsync(string post, bool follows, CancellationToken cancellation)
    {
        var person = await PersonAsync(post);
        this.follows[person.Id] = follows;
        await ArriveAsync(follows ? person.FollowAsync() : person.UnfollowAsync(), cancellation);
    }

    public void Block(string post, bool blocks)
    {
        var user = ZaloNames.UserOf(post);
        if (blocks)
            Zalo.Blocked.TryAdd(user, 0);
        else
            Zalo.Blocked.TryRemove(user, out _);
        OnChanged(user);
    }

    public Task SeeAsync(string post) => Zalo.News.SeeAsync(ZaloNames.UserOf(post));

    public void Dispose()
    {
        Zalo.Chats.Changed -= OnChanged;
        if (bot.IsValueCreated)
            bot.Value.Dispose();
    }

    private async Task ArriveAsync(Task<HttpStatusCode?> posted, CancellationToken cancellation)
    {
        if (await posted is not HttpStatusCode.OK)
            throw new HttpRequestException("The webhook did not take the event.");
        await runtime.QuietAsync(cancellation);
        await Zalo.News.ToldAsync().WaitAsync(cancellation);
    }

    /// <summary>Whoever has a post in the demo has it on Zalo too; a visitor without one links with a code as everybody does.</summary>
    private async Task<ZaloPerson> PersonAsync(string post)
    {
        var user = ZaloNames.UserOf(post);
        var account = new AccountId(ZaloSetup.ChannelName, user);
        if (store.Look(o => o.Directory.Accounts.ContainsKey(account) ? null : o.Directory.Accounts.GetValueOrDefault(new AccountId(WebChannel.ChannelName, post))) is { } web)
            await store.RunAsync(new Trigger.Command("zalo-try-out"), null, view => new TurnResult<OfficeChanges>(
                ConversationState.New("vi"), [], new OfficeChanges { Directory = view.Office.Directory.With(new Account(account, web.Post, time.GetUtcNow())) }), CancellationToken.None);
        return people.GetOrAdd(user, id => new ZaloPerson(webhook.Value, simulated.Keys, id, real.GetUtcNow, () => Zalo.Knows(id, time.GetUtcNow()))
        {
            Series = string.Create(CultureInfo.InvariantCulture, $"{id}-{real.GetUtcNow().ToUnixTimeMilliseconds()}"),
        });
    }

    private void OnChanged(string user)
    {
        if (posts.OnZalo(user) is { } post)
            Changed?.Invoke(post);
    }

    /// <summary>Where this very program listens, on this machine.</summary>
    private static Uri AddressOf(IServer server)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses;
        var chosen = addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.First();
        return new Uri(chosen.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal));
    }
}
