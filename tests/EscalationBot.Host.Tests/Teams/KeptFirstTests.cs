using System.Net;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>The service hears that an activity came when it is kept, and not before.</summary>
public sealed class KeptFirstTests : IAsyncLifetime
{
    private TeamsOffice office = null!;

    public async ValueTask InitializeAsync() => office = await TeamsOffice.StartAsync(
        replace: services => services.AddSingleton<HeavyDoor>().AddSingleton<IMessageDoor>(s => s.GetRequiredService<HeavyDoor>()));

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task What_could_not_be_kept_is_not_confirmed_and_is_heard_when_it_comes_again()
    {
        var door = office.Demo.Part<HeavyDoor>();
        var lan = office.Person("aad-lan");
        office.Connector.Open(lan.Chat, lan.Name);
        var activity = lan.Saying("xin chào");
        var answer = lan.PostAsync(activity);
        await door.Reached.Task;
        Assert.False(answer.IsCompleted);
        door.Opens.SetException(new IOException("The disk is full."));
        Assert.InRange((int)await answer, 500, 599);
        await office.QuietAsync();
        Assert.Empty(lan.Sees);

        door.Opens = new();
        door.Opens.SetResult();
        Assert.Equal(HttpStatusCode.OK, await lan.PostAsync(activity));
        await office.QuietAsync();
        Assert.Single(lan.Sees);
    }

    /// <summary>The real inbox, which keeps nothing before it may.</summary>
    private sealed class HeavyDoor(Inbox inbox) : IMessageDoor
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Opens { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<KeptMessage> KeepAsync(IncomingMessage message, IReadOnlyList<IncomingFile> files)
        {
            Reached.TrySetResult();
            await Opens.Task;
            return await ((IMessageDoor)inbox).KeepAsync(message, files);
        }
    }
}
