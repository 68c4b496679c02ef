using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;
using EscalationBot.Testing.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>What was kept longer than configured is let go, and the audit trail says how much, never what.</summary>
public sealed class ForgettingTests
{
    [Fact]
    public async Task The_audit_trail_gets_numbers_only_and_nothing_when_nothing_went()
    {
        await using var store = InMemory();
        var time = new FakeTimeProvider(Morning);
        using var forgetting = Pass(store, time);
        await TalkAsync(store);

        await forgetting.PassAsync(CancellationToken.None);
        Assert.Empty(store.Audit.Read(0, 10));

        time.SetUtcNow(Morning.AddDays(31));
        await forgetting.PassAsync(CancellationToken.None);
        Assert.Equal(("retention", "", "messages=2;rows=0;files=0"), Line(Assert.Single(store.Audit.Read(0, 10))));

        time.SetUtcNow(Morning.AddDays(91));
        await forgetting.PassAsync(CancellationToken.None);
        Assert.Equal(("retention", "", "messages=0;rows=2;files=0"), Line(store.Audit.Read(1, 10)[0]));
        Assert.Null(store.Audit.FirstBroken());
    }

    [Fact]
    public async Task Rows_are_looked_for_once_a_day_and_words_at_every_pass()
    {
        await using var store = InMemory();
        var time = new FakeTimeProvider(Morning.AddDays(91));
        using var forgetting = Pass(store, time);
        await forgetting.PassAsync(CancellationToken.None);
        await TalkAsync(store);

        await forgetting.PassAsync(CancellationToken.None);
        Assert.Equal("messages=2;rows=0;files=0", Line(Assert.Single(store.Audit.Read(0, 10))).Detail);

        time.Advance(TimeSpan.FromDays(1));
        await forgetting.PassAsync(CancellationToken.None);
        Assert.Equal("messages=0;rows=2;files=0", Line(store.Audit.Read(1, 10)[0]).Detail);
    }

    /// <summary>Two turns with their replies; the last message always keeps its row.</summary>
    private static async Task TalkAsync(StoreUnderTest store)
    {
        await store.HearAsync(Said("m1", text: "chuyện riêng"), Turn(null, "đáp"));
        await store.DeliverAllAsync();
        await store.HearAsync(Said("m2", "c2") with { At = Morning.AddDays(90) }, Turn());
    }

    private static Forgetting Pass(StoreUnderTest store, FakeTimeProvider time)
    {
        var settings = HostSettings.Read(
            new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).AddInMemoryCollection(
            [
                new("Store:KeepChatDays", "30"), new("Store:KeepDeliveryDays", "90"),
            ]).Build(),
            development: false);
        return new Forgetting(settings, (IRetention)store.Turns, store.Turns, time, NullLogger<Forgetting>.Instance);
    }

    private static (string Action, string Subject, string? Detail) Line(StoredAuditEntry entry) => (entry.Entry.Action, entry.Entry.Subject, entry.Entry.Detail);
}
