using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Commands;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Tests.Runtime;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>Every kind of damage makes the command fail and is named; an office in order passes.</summary>
public sealed class VerifyCommandTests : IAsyncDisposable
{
    private static readonly HostSettings Settings = HostSettings.Read(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build(), development: false);
    private static readonly DateTimeOffset Morning = Days.At("12/1/2026", "06:30");
    private static readonly DateOnly Saturday = Days.Of("10/1/2026");

    private readonly InMemoryDeliveries deliveries = new();
    private readonly InMemoryOffice office = new(ProposalBuilder.AProposal().Build());
    private readonly LiteDbStore store = LiteDbStore.Open(new LiteDbStoreOptions(LiteDbStoreOptions.Memory), () => TestOffice.Rules);
    private readonly OfficeStore parts;

    public VerifyCommandTests()
    {
        office.Deliveries = deliveries;
        parts = new OfficeStore(store, store, store, store, store, store) { Vault = new FolderVault(Path.GetTempPath()) };
    }

    [Fact]
    public void An_office_in_order_passes_and_the_sums_of_the_day_are_told()
    {
        deliveries.Sums[Saturday] = [IntentSums.None(IntentKind.Nudge) with { Due = 9, Delivered = 4, Sent = 1, Suppressed = 1, Failed = 1, Unreachable = 1, Unknown = 1 }];
        var (code, output, error) = Verify(new DoctoredReading(office));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Nhắc việc phải gửi ngày 10/01/2026: 9 = đã gửi 5 + không còn cần 1 + không gửi được 2 + chưa rõ 1 + đang chờ 0 + thiếu 0", output);
    }

    [Theory]
    [InlineData(IntentKind.Nudge)]
    [InlineData(IntentKind.Digest)]
    [InlineData(IntentKind.Campaign)]
    public void It_fails_when_something_due_is_nowhere(IntentKind kind)
    {
        deliveries.Sums[Saturday] = [IntentSums.None(kind) with { Due = 9, Delivered = 7 }];
        Fails(new DoctoredReading(office), "intents that were due and are nowhere: 2");
    }

    [Fact]
    public void It_fails_when_a_leader_has_no_digest()
    {
        office.Directory = TestOffice.Directory.Linked(TestOffice.Leader);
        foreach (var day in new[] { "9/1/2026", "10/1/2026" })
            office.Apply(new OfficeChanges { Snapshot = new TallySnapshot(Days.Of(day), Days.At(day, "07:00"), new Dictionary<UnitId, Tally>()) });
        Fails(new DoctoredReading(office), "digests missing: 1");
    }

    [Fact]
    public void It_fails_when_reminders_of_an_earlier_day_were_neither_told_nor_queued()
    {
        var stalled = ProposalBuilder.AProposal().Stalled().Overdue().Build();
        var later = office.Rules.Time.At(office.Rules.Calendar.AddWorkingDays(stalled.Deadline.On, 4), new TimeOnly(6, 30));
        Fails(new DoctoredReading(new InMemoryOffice(stalled) { Deliveries = deliveries }), "nudges that are due, not sent and not queued", later);
    }

    [Fact]
    public void It_fails_when_a_reminder_reached_somebody_and_its_record_does_not_know()
    {
        var stalled = ProposalBuilder.AProposal().Stalled().Overdue().Build();
        var now = office.Rules.Time.At(office.Rules.Calendar.AddWorkingDays(stalled.Deadline.On, 1), new TimeOnly(10, 0));
        var due = NudgePolicy.Due(stalled, office.Directory, office.Rules, now);
        deliveries.Reached.Add(new NudgeNotice("n", due[0].Recipient, now, [due[0]]));
        Fails(new DoctoredReading(new InMemoryOffice(stalled) { Deliveries = deliveries }), "nudges that were sent and are not on their record: 1", now);
    }

    [Fact]
    public void It_fails_when_figures_do_not_add_up_or_differ_from_the_records()
    {
        var kept = office.Tallies.ToDictionary(t => t.Key, t => t.Value with { Filed = t.Value.Filed + 1 });
        Fails(new DoctoredReading(office) { Counters = kept }, "the counters of ");
        Fails(new DoctoredReading(office) { Counters = kept }, "bodies whose figures do not add up: ");
    }

    [Fact]
    public void It_fails_when_a_record_is_not_found_by_its_code_or_by_its_document()
    {
        Fails(new DoctoredReading(office) { Index = _ => null }, "does not agree with its facts, or is not found");
        Fails(new DoctoredReading(office) { DocumentIndex = _ => [] }, "does not agree with its facts, or is not found");
    }

    [Fact]
    public void It_fails_when_the_audit_chain_is_broken_and_names_the_entry() =>
        Fails(new DoctoredReading(office), "the audit chain, from entry 17", office: parts with { Audit = new BrokenChain(17) });

    [Fact]
    public async Task It_fails_when_a_due_message_stands_still_for_a_day_and_names_its_row()
    {
        await ChangeAsync(c => c.Notices.Add(new HelpWantedNotice("n", TestOffice.Office, Days.At("8/1/2026", "10:00"), TestOffice.HeadOfXaA)));
        Fails(store.Read(), "outgoing work 1 (HelpWantedNotice) waits since ");
    }

    [Fact]
    public async Task It_passes_when_a_notice_of_the_last_evening_waits_over_a_weekend_for_the_office_to_open()
    {
        await ChangeAsync(c => c.Notices.Add(new CallNotice("n", TestOffice.Office, Days.At("10/1/2026", "17:30"), Saturday, TestOffice.HeadOfXaA, null)));
        Assert.Equal((0, ""), (Verify(store.Read()) is var (code, _, error) ? code : -1, error));
    }

    [Fact]
    public async Task The_sums_of_a_day_add_up_after_the_rows_of_its_notices_were_let_go()
    {
        await ChangeAsync(c => c.Notices.AddRange(Enumerable.Range(0, 3).Select(i => new HelpWantedNotice($"n{i}", new PostId($"p{i}"), Days.At("10/1/2026", "10:00"), null))));
        foreach (var row in await store.ClaimAsync(new ClaimWish(2, Days.At("10/1/2026", "10:00"), TimeSpan.FromMinutes(1)), CancellationToken.None))
            await store.CompleteAsync(new WorkOutcome(row, WorkState.Unknown, null, row.Due), CancellationToken.None);
        Assert.Equal(2, await store.DropDetailsAsync(Morning, 100, CancellationToken.None));

        var (code, output, error) = Verify(store.Read());

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("ngày 10/01/2026: 3 = đã gửi 0 + không còn cần 0 + không gửi được 0 + chưa rõ 2 + đang chờ 1 + thiếu 0", output);
    }

    [Fact]
    public async Task It_fails_when_a_timer_stands_still_for_a_day()
    {
        await ChangeAsync(c => c.Timers.Add(new TimerChange("late", Clockwork.StepJob, "KN-0001", Days.At("8/1/2026", "10:00"))));
        Fails(store.Read(), "timers that are late: 1");
    }

    [Fact]
    public async Task It_passes_when_the_office_was_closed_since_a_timer_was_due()
    {
        await ChangeAsync(c => c.Timers.Add(new TimerChange("t", Clockwork.StepJob, "KN-0001", Days.At("10/1/2026", "17:30"))));
        Assert.Equal((0, ""), (Verify(store.Read()) is var (code, _, error) ? code : -1, error));
        Fails(store.Read(), "timers that are late: 1", Days.At("13/1/2026", "08:00"));
    }

    [Fact]
    public async Task It_fails_when_a_message_was_set_aside_and_names_its_key_not_its_words()
    {
        var message = new IncomingMessage("zalo", "c", "m", "u", Morning, IncomingKind.Text, "độc");
        await store.AcceptAsync(message, CancellationToken.None);
        await store.RunAsync(new Trigger.GivenUp(message.Key, "Fault", Morning), null, _ => new(ConversationState.New("vi"), [], new OfficeChanges()), CancellationToken.None);
        Assert.DoesNotContain("độc", Fails(store.Read(), "message zalo|c|m was set aside"));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private string Fails(IOfficeReading reading, string named, DateTimeOffset? at = null, OfficeStore? office = null)
    {
        var (code, output, error) = Verify(reading, at, office);
        Assert.Equal(1, code);
        Assert.Contains(named, error);
        return output + error;
    }

    private (int Code, string Output, string Error) Verify(IOfficeReading reading, DateTimeOffset? at = null, OfficeStore? with = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var open = new OpenOffice((with ?? parts) with { Turns = new DoctoredTurns(store, reading) }, Settings, new FakeTimeProvider(at ?? Morning), RunningOffice.RealBot);
        return (VerifyCommand.Run(new Workbench([], TextReader.Null, output, error), open), output.ToString(), error.ToString());
    }

    private Task<TurnOutcome> ChangeAsync(Action<OfficeChanges> change) => store.RunAsync(
        new Trigger.Command("test"), null,
        _ =>
        {
            var changes = new OfficeChanges();
            change(changes);
            return new(ConversationState.New("vi"), [], changes);
        },
        CancellationToken.None);
}
