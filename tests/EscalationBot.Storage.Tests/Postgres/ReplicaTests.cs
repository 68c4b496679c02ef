using System.Collections.Concurrent;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Storage.Tests.Compliance.ClaimCompliance;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>Several replicas on one database: whatever one has committed holds for all, at once.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private const int Conversations = 8;
    private const int Messages = 12;

    private readonly string database = Databases.New();
    private StoreUnderTest[] replicas = [];

    public ValueTask InitializeAsync()
    {
        replicas = [.. Enumerable.Range(0, 3).Select(_ => OnPostgres(database))];
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        Databases.Drop(database);
    }

    [Fact]
    public async Task What_one_replica_changed_every_other_sees_in_its_next_view()
    {
        Assert.All(replicas, r => Assert.Empty(r.Turns.Look(o => o.Directory.Units)));
        await replicas[0].ChangeAsync(c =>
        {
            c.Directory = TestOffice.Directory;
            c.Proposals.Add(new ProposalChange(new ProposalId(117), ProposalBuilder.AProposal().Overdue().History()));
        });
        await ChangeAsync(replicas[1], office => office.Directory.Linked(TestOffice.HeadOfXaA, "zalo", "u1").Linked(TestOffice.HeadOfXaA, "teams", "u2"));
        await ChangeAsync(replicas[2], office => office.Directory.Without(new AccountId("zalo", "u1")));
        foreach (var replica in replicas)
        {
            using var office = replica.Turns.Read();
            Assert.Equal([new AccountId("teams", "u2")], office.Directory.Accounts.Keys);
            Assert.Equal(TestOffice.Directory.Units.Keys.OrderBy(u => u.Value), office.Directory.Units.Keys.OrderBy(u => u.Value));
            Assert.Equal(1, office.Tallies[TestOffice.SoB].OpenOverdue);
            Assert.Equal(new ProposalId(118), office.NextProposalId);
        }
    }

    [Fact]
    public async Task A_view_opened_before_a_change_does_not_see_it_though_a_later_one_of_the_same_replica_does()
    {
        using var before = replicas[0].Turns.Read();
        await replicas[1].HearAsync(Said("m1"), Turn(c => c.Directory = TestOffice.Directory));
        Assert.Single(replicas[0].Turns.Look(o => o.Reach.Heard));
        Assert.NotEmpty(replicas[0].Turns.Look(o => o.Directory.Units));
        Assert.Empty(before.Reach.Heard);
        Assert.Empty(before.Directory.Units);
    }

    [Fact]
    public async Task A_message_that_reaches_all_replicas_has_one_effect()
    {
        var outcomes = await Task.WhenAll(replicas.SelectMany(replica => All().Select(m =>
            replica.HearAsync(m, Turn(c => c.Audit.Add(Entry($"{m.Conversation} {m.MessageId}")), m.MessageId)))));
        Assert.Equal(Conversations * Messages, outcomes.Count(o => o == TurnOutcome.Done));
        Assert.Equal(
            All().Select(m => $"{m.Conversation} {m.MessageId}").Order(),
            replicas[2].Audit.Read(0, 1000).Select(a => a.Entry.Subject).Order());
        Assert.Null(replicas[0].Audit.FirstBroken());
        Assert.Empty(replicas[1].Turns.PendingMessages());
    }

    [Fact]
    public async Task Replicas_share_the_outbox_without_sending_anything_twice_or_out_of_order()
    {
        foreach (var message in All())
            await replicas[0].HearAsync(message, Turn(null, message.MessageId));
        var sent = new ConcurrentQueue<(string Conversation, string Text)>();
        await Task.WhenAll(replicas.Select(replica => Task.Run(async () =>
        {
            while (sent.Count < Conversations * Messages)
            {
                foreach (var item in await replica.ClaimAsync(most: 3))
                {
                    sent.Enqueue((item.To!.Value.Conversation, TextOf(item.Message)!));
                    Assert.True(await replica.CompleteAsync(item));
                }
            }
        })));
        Assert.Equal(Conversations * Messages, sent.Count);
        Assert.All(sent.GroupBy(s => s.Conversation, s => s.Text), c => Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"m{i}"), c));
    }

    [Fact]
    public async Task No_recipient_has_two_notices_on_their_way_though_replicas_claim_at_the_same_time()
    {
        await replicas[0].ChangeAsync(c => c.Notices.AddRange(Enumerable.Range(0, 40).Select(i => HelpWanted($"n{i}", Morning) with { Recipient = new PostId($"p{i % 5}") })));
        var claims = await Task.WhenAll(replicas.SelectMany(r => Enumerable.Range(0, 4).Select(_ => r.ClaimAsync(most: 10))));
        var claimed = claims.SelectMany(c => c).Select(c => c.Notice!.Recipient.Value).ToList();
        Assert.Equal(claimed.Distinct().Order(), claimed.Order());
    }

    [Fact]
    public async Task A_notice_of_two_messages_ends_though_two_replicas_end_one_each_at_the_same_time()
    {
        for (var i = 0; i < 10; i++)
        {
            await replicas[0].ChangeAsync(c => c.Notices.Add(HelpWanted($"n{i}", Morning)));
            var messages = await replicas[0].TellAsync(Assert.Single(await replicas[0].ClaimAsync()), Talk($"c{i}"), "một", "hai");
            await Task.WhenAll(messages.Select((m, n) => Task.Run(() => replicas[n].CompleteAsync(m))));
        }
        Assert.All(replicas[2].Log.Work(DateTimeOffset.MinValue).Where(r => r.Notice is not null), n => Assert.Equal(WorkState.Delivered, n.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_all_replicas_give_up_at_the_same_time_is_told_once_to_its_user_and_to_the_admin(bool canBeTold)
    {
        for (var i = 0; i < 10; i++)
        {
            var message = Said($"m{i}", $"c{i}");
            await replicas[0].Turns.AcceptAsync(message, CancellationToken.None);
            var outcomes = await Task.WhenAll(replicas.Select((r, n) => Task.Run(() => r.Turns.RunAsync(
                new Trigger.GivenUp(message.Key, "fault", Morning), canBeTold ? Talk($"c{i}") : null,
                Turn(c => c.Notices.Add(HelpWanted($"stuck{i}.{n}", Morning)), canBeTold ? ["lỗi"] : []), CancellationToken.None))));
            Assert.Equal(1, outcomes.Count(o => o == TurnOutcome.Done));
        }
        var rows = replicas[1].Log.Work(DateTimeOffset.MinValue);
        Assert.Equal((canBeTold ? 10 : 0, 10), (rows.Count(r => r.Message is not null), rows.Count(r => r.Notice is not null)));
        Assert.Equal(10, replicas[2].Turns.SetAside().Count);
    }

    [Fact]
    public async Task Recurring_work_is_won_by_one_replica()
    {
        var slot = new Trigger.Slot("digest", "2026-01-05");
        var outcomes = await Task.WhenAll(replicas.Select(r => Task.Run(() => r.Turns.RunAsync(slot, null, Turn(c => c.Audit.Add(Entry("won"))), CancellationToken.None))));
        Assert.Equal(1, outcomes.Count(o => o == TurnOutcome.Done));
        Assert.Single(replicas[0].Audit.Read(0, 10));
    }

    [Fact]
    public async Task A_commit_wakes_the_other_replicas()
    {
        var woken = replicas.Select(r => r.Queue.ChangedAsync(CancellationToken.None)).ToList();
        await replicas[0].ChangeAsync(c => c.Timers.Add(new TimerChange("t1", "job", "", Morning)));
        await Task.WhenAll(woken);
    }

    [Fact]
    public async Task The_claims_of_a_replica_that_is_gone_hold_until_their_lease_ends()
    {
        await replicas[0].ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning)));
        Assert.Single(await replicas[0].ClaimAsync());
        await replicas[0].DisposeAsync();
        Assert.Equal(Morning + Lease, ((IReplicas)replicas[1].Turns).NextLapse());
        Assert.Empty(await replicas[1].ClaimAsync(Morning + Lease - TimeSpan.FromTicks(1)));
        Assert.Equal(2, Assert.Single(await replicas[1].ClaimAsync(Morning + Lease)).Attempts);
    }

    [Fact]
    public async Task A_message_that_stays_unhandled_is_given_to_one_replica_with_what_else_waits_in_its_conversation()
    {
        foreach (var message in new[] { Said("m1"), Said("m2"), Said("m3", "c2") })
            await replicas[0].Turns.AcceptAsync(message, CancellationToken.None);
        Age("m1");
        Assert.Equal(["m1", "m2"], TakeUp(replicas[1]));
        Assert.Empty(TakeUp(replicas[2]));
        Age("m1");
        Assert.Equal(["m1", "m2"], TakeUp(replicas[2]));
        await replicas[2].HearAsync(Said("m1"), Turn());
        Age("m1");
        Assert.Empty(TakeUp(replicas[1]));
    }

    private static IEnumerable<string> TakeUp(StoreUnderTest replica) => ((IReplicas)replica.Turns).TakeUp(TimeSpan.FromMinutes(1), 10).Select(m => m.MessageId);

    private void Age(string message)
    {
        using var source = NpgsqlDataSource.Create(database);
        using var command = source.CreateCommand($"update inbox set accepted = accepted - interval '1 hour' where message like '%\"{message}\"%'");
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static IEnumerable<Conversation.Messages.IncomingMessage> All() =>
        from message in Enumerable.Range(0, Messages)
        from conversation in Enumerable.Range(0, Conversations)
        select Said($"m{message}", $"c{conversation}");

    private static Task<TurnOutcome> ChangeAsync(StoreUnderTest store, Func<IOffice, OfficeDirectory> change) => store.Turns.RunAsync(
        new Trigger.Command("test"), null, view => Turn(c => c.Directory = change(view.Office))(view), CancellationToken.None);

    private static AuditEntry Entry(string subject) => new(Morning, null, null, "test", subject, null);
}
