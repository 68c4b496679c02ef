using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.ZaloSimulator;

/// <summary>What Zalo tells of messages that the account sent: the echo of a text, that it reached the phone, that it was read.</summary>
/// <param name="real">The clock of stamps.</param>
public sealed class FakeZaloNews(ZaloAccountKeys keys, ZaloChats chats, Func<DateTimeOffset> real)
{
    private readonly ConcurrentDictionary<string, Task> telling = new();

    /// <summary>Where it is told; null tells nothing by itself.</summary>
    public FakeZaloWebhook? Webhook { get; set; }

    /// <summary>Ends when everything was told of what was sent until now.</summary>
    public Task ToldAsync() => Task.WhenAll(telling.Values);

    /// <summary>The person read everything.</summary>
    public async Task SeeAsync(string user)
    {
        var fresh = chats.See(user);
        if (fresh.Count > 0 && Webhook is { } webhook)
            await webhook.PostAsync(Person(webhook, user).FromOa("user_seen_message", new JsonObject { ["msg_ids"] = new JsonArray([.. fresh.Select(id => JsonValue.Create(id))]) }));
    }

    /// <summary>Once the answer to the call is out.</summary>
    internal void TellAfterwards(HttpContext context, string id, ZaloCall call)
    {
        if (Webhook is not { } webhook)
            return;
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        telling[id] = told.Task;
        context.Response.OnCompleted(async () =>
        {
            await TellAsync(webhook, id, call);
            telling.TryRemove(id, out _);
            told.SetResult();
        });
    }

    private async Task TellAsync(FakeZaloWebhook webhook, string id, ZaloCall call)
    {
        var byPhone = call.Body["phone"] is not null;
        var person = Person(webhook, call.User);
        if (call.Text.Length > 0)
            await person.PostAsync(person.FromOa("oa_send_text", new JsonObject { ["msg_id"] = id, ["text"] = call.Text }));
        var received = new JsonObject { ["msg_id"] = id };
        if (byPhone)
            (received["tracking_id"], received["delivery_time"]) = ((string?)call.Body["tracking_id"], real().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        await webhook.PostAsync(person.FromOa("user_received_message", received), byPhone);
    }

    private ZaloPerson Person(FakeZaloWebhook webhook, string user) => new(webhook, keys, user, real);
}
