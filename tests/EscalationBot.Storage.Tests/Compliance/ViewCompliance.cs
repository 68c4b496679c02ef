using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using static EscalationBot.Testing.Domain.ProposalBuilder;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class ViewCompliance
{
    [Theory, EveryStore]
    public async Task A_view_stays_as_it_was_whatever_is_committed_later(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c =>
        {
            c.Directory = TestOffice.Directory;
            c.Proposals.Add(new ProposalChange(new ProposalId(117), AProposal().History()));
        });
        var store = await home.HalfTimeAsync();
        var before = store.Turns.Read();
        await store.ChangeAsync(c =>
        {
            c.Directory = TestOffice.Directory.Linked(TestOffice.HeadOfXaA);
            c.Proposals.Add(new ProposalChange(new ProposalId(117), [.. AProposal().Overdue().History().Skip(1)]));
            c.Proposals.Add(new ProposalChange(new ProposalId(118), AProposal().Numbered(118).History()));
            c.Snapshot = new TallySnapshot(Days.Of("5/1/2026"), Morning, new Dictionary<UnitId, Tally>());
        });
        Assert.Single(before.Find(new ProposalId(117))!.History);
        Assert.Null(before.Find(new ProposalId(118)));
        Assert.Equal(new ProposalId(118), before.NextProposalId);
        Assert.Empty(before.Directory.Accounts);
        Assert.Equal(1, before.List(new ProposalQuery(), null, 10).Total);
        Assert.Equal((1, 0), (before.Tallies[TestOffice.SoB].OpenInTime, before.Tallies[TestOffice.SoB].OpenOverdue));
        Assert.Null(before.SnapshotOn(DateOnly.MaxValue));
        Assert.Single(before.FindByDocument(Request));
        var after = store.Turns.Read();
        Assert.Equal(2, after.List(new ProposalQuery(), null, 10).Total);
        Assert.Equal((1, 1), (after.Tallies[TestOffice.SoB].OpenInTime, after.Tallies[TestOffice.SoB].OpenOverdue));
        Assert.Single(after.Directory.Accounts);
    }

    [Theory, EveryStore]
    public async Task A_turn_sees_what_was_committed_before_it_and_not_its_own_wishes(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Proposals.Add(new ProposalChange(new ProposalId(5), AProposal().Numbered(5).History())));
        var store = await home.HalfTimeAsync();
        await store.HearAsync(Said("m1"), view =>
        {
            var result = Turn(c => c.Proposals.Add(new ProposalChange(view.Office.NextProposalId, AProposal().History())))(view);
            Assert.Equal(new ProposalId(6), view.Office.NextProposalId);
            Assert.Null(view.Office.Find(new ProposalId(6)));
            return result;
        });
        Assert.NotNull(store.Turns.Read().Find(new ProposalId(6)));
    }

    [Theory, EveryStore]
    public async Task The_newest_snapshot_on_or_before_a_day_is_found(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        foreach (var (day, filed) in new[] { ("5/1/2026", 5), ("2/1/2026", 2), ("9/1/2026", 9), ("5/1/2026", 55) })
            await home.Store.ChangeAsync(c => c.Snapshot = new TallySnapshot(Days.Of(day), Days.At(day, "07:00"), new Dictionary<UnitId, Tally> { [TestOffice.SoB] = new() { Filed = filed } }));
        var office = (await home.HalfTimeAsync()).Turns.Read();
        int? FiledOn(string day) => office.SnapshotOn(Days.Of(day))?.ByAddressee[TestOffice.SoB].Filed;
        Assert.Equal([null, 2, 2, 55, 55, 9, 9], new[] { "1/1/2026", "2/1/2026", "4/1/2026", "5/1/2026", "8/1/2026", "9/1/2026", "1/1/2030" }.Select(FiledOn));
        Assert.Equal(Days.At("9/1/2026", "07:00"), office.SnapshotOn(Days.Of("9/1/2026"))!.At);
    }

    [Theory, EveryStore]
    public async Task A_record_is_found_by_every_document_of_its_thread(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await PutAsync(home, AProposal().Reminded("46/UBND", "2/1/2026").Resolved("6/1/2026"));
        await PutAsync(home, AProposal().Numbered(118).Request("45/TTr-UBND", "18/12/2024").Due("5/1/2025"));
        var office = (await home.HalfTimeAsync()).Turns.Read();
        int[] Holding(string code, string? date, UnitId? issuer) =>
            [.. office.FindByDocument(new DocumentReference(code, date is null ? null : Days.Of(date), issuer)).Select(p => p.Id.Number)];
        Assert.Equal([117], Holding("45/TTr-UBND", "18/12/2025", TestOffice.XaA));
        Assert.Equal([117], Holding("45/TTr-UBND", "1/2/2025", null));
        Assert.Equal([117, 118], Holding("45/TTr-UBND", null, null));
        Assert.Equal([], Holding("45/TTr-UBND", "18/12/2025", TestOffice.XaB));
        Assert.Equal([117], Holding("46/UBND", "2/1/2026", TestOffice.XaA));
        Assert.Equal([117], Holding("830/SB-QH", "6/1/2026", TestOffice.SoB));
        Assert.Equal([], Holding("47/UBND", null, null));
    }

    [Theory, EveryStore]
    public async Task A_corrected_request_is_found_by_its_new_number_only(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await PutAsync(home, AProposal());
        var store = await home.HalfTimeAsync();
        var corrected = new DocumentReference("54/TTr-UBND", Days.Of("18/12/2025"), TestOffice.XaA);
        await store.ChangeAsync(c => c.Proposals.Add(new ProposalChange(
            new ProposalId(117), [new RecordedFact(2, new Corrected(null, corrected, null), new Provenance(Morning, TestOffice.HeadOfXaA, null, null))])));
        store = await home.HalfTimeAsync();
        Assert.Empty(store.Turns.Read().FindByDocument(Request));
        Assert.Single(store.Turns.Read().FindByDocument(corrected));
    }

    [Theory, EveryStore]
    public async Task The_directory_comes_back_entry_by_entry_in_its_order(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var person = new Person(new PersonId("an"), "Nguyễn Văn An", "+84901234567", null);
        var directory = TestOffice.Directory
            .With(person)
            .With(new Incumbency(person.Id, TestOffice.HeadOfXaA, new Validity(Days.Of("1/1/2025"), null), Acting: true))
            .Delegated(TestOffice.Leader, TestOffice.OtherLeader, from: "1/1/2026", until: "31/1/2026")
            .Linked(TestOffice.HeadOfXaA, "zalo", "u1").Linked(TestOffice.HeadOfXaA, "teams", "U1");
        await home.Store.ChangeAsync(c => c.Directory = directory);
        await home.Store.ChangeAsync(c => c.Directory = home.Store.Turns.Read().Directory.Succeeded(TestOffice.XaB, "30/6/2025", TestOffice.XaA));
        await home.Store.ChangeAsync(c => c.Directory = home.Store.Turns.Read().Directory.Without(new AccountId("zalo", "u1")));
        var kept = (await home.HalfTimeAsync()).Turns.Read().Directory;
        Assert.Equal([person], kept.People.Values);
        Assert.Equal(directory.Incumbencies, kept.Incumbencies);
        Assert.Equal(directory.Delegations, kept.Delegations);
        Assert.Equal([new AccountId("teams", "U1")], kept.Accounts.Keys);
        Assert.Equal(TestOffice.XaA, kept.Unit(TestOffice.XaB)!.Successor);
        Assert.Equal(TestOffice.Directory.Units.Keys.OrderBy(u => u.Value), kept.Units.Keys.OrderBy(u => u.Value));
    }

    [Theory, EveryStore]
    public async Task A_message_keeps_its_form_on_the_way_through_the_store(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var message = new OutgoingMessage(
            MessageKind.Digest, "vi",
            [
                new Heading("Tổng hợp"), new Paragraph("Kính gửi đồng chí"), new FactList([new Fact("Hạn", "05/01/2026")]),
                new BulletList(["một", "hai"]), new Table(["Mã", "Hạn"], [["KN-0117", "05/01/2026"], ["KN-0118"]]),
            ],
            [new Choice(1, "3.1", "Xem")], new Attachment("k", "bảng.xlsx", "application/x", 3));
        await home.Store.HearAsync(Said("m1"), view => Turn()(view) with { Replies = [message] });
        var kept = Assert.Single(await (await home.HalfTimeAsync()).ClaimAsync()).Message!;
        Assert.Equal(PlainText.Render(message), PlainText.Render(kept));
        Assert.Equal((message.Kind, message.Language, message.File), (kept.Kind, kept.Language, kept.File));
        Assert.Equal(message.Choices, kept.Choices);
        Assert.Equal(message.Blocks.Select(b => b.GetType()), kept.Blocks.Select(b => b.GetType()));
    }

    private static DocumentReference Request { get; } = new("45/TTr-UBND", Days.Of("18/12/2025"), TestOffice.XaA);

    private static Task<TurnOutcome> PutAsync(StoreHome home, ProposalBuilder proposal) =>
        home.Store.ChangeAsync(c => c.Proposals.Add(new ProposalChange(proposal.Build().Id, proposal.History())));
}
