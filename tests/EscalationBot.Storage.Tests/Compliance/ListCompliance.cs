using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>Lists, counters and indexes against a scan of everything, over random lives of records.</summary>
public sealed class ListCompliance
{
    [Theory, EveryStore]
    public async Task Counters_equal_a_full_scan_cell_by_cell(StoreKind kind)
    {
        foreach (var seed in Enumerable.Range(1, 4))
        {
            await using var home = StoreHome.Of(kind);
            var lives = new RandomHistories(seed);
            for (var i = 0; i < 60; i++)
            {
                await HappenAsync(home.Store, lives);
                if (i % 20 == 19)
                    AssertSame(Scan(lives.Proposals), (await home.HalfTimeAsync()).Turns.Read().Tallies);
            }
        }
    }

    [Theory, EveryStore]
    public async Task Pages_in_deadline_order_are_the_whole_list_whatever_the_question(StoreKind kind)
    {
        foreach (var seed in Enumerable.Range(1, 3))
        {
            await using var home = StoreHome.Of(kind);
            var lives = new RandomHistories(seed);
            for (var i = 0; i < 120; i++)
                await HappenAsync(home.Store, lives);
            var office = (await home.HalfTimeAsync()).Turns.Read();
            foreach (var query in Questions())
            {
                var wanted = lives.Proposals.Where(p => Fits(p, query)).OrderBy(p => p.Deadline.On).ThenBy(p => p.Id).Select(p => p.Id).ToList();
                var (found, total) = Pages(office, query, 1 + lives.Below(5));
                Assert.Equal(wanted, found);
                Assert.Equal(wanted.Count, total);
            }
        }
    }

    [Theory, EveryStore]
    public async Task Every_document_leads_to_all_records_that_hold_it(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var lives = new RandomHistories(7);
        for (var i = 0; i < 120; i++)
            await HappenAsync(home.Store, lives);
        var office = (await home.HalfTimeAsync()).Turns.Read();
        foreach (var document in lives.Proposals.SelectMany(p => p.Letters).Select(l => l.Reference).Distinct().ToList())
        {
            var wanted = lives.Proposals.Where(p => p.Letters.Any(l => Matches(l.Reference.Key, document.Key))).Select(p => p.Id).Order();
            Assert.Equal(wanted, office.FindByDocument(document).Select(p => p.Id));
        }
    }

    [Theory, EveryStore]
    public async Task A_page_goes_on_behind_the_last_record_even_when_that_one_has_moved(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        foreach (var number in Enumerable.Range(1, 6))
            await home.Store.ChangeAsync(c => c.Proposals.Add(new ProposalChange(new ProposalId(number), ProposalBuilder.AProposal().Numbered(number).Due($"{number}/1/2026").History())));
        var first = home.Store.Turns.Read().List(new ProposalQuery(), null, 2);
        await home.Store.ChangeAsync(c => c.Proposals.Add(new ProposalChange(
            new ProposalId(2), [new RecordedFact(2, new Withdrawn("rút"), new Provenance(StoreUnderTest.Morning, null, null, null))])));
        var second = (await home.HalfTimeAsync()).Turns.Read().List(new ProposalQuery(), first.Next, 2);
        Assert.Equal([3, 4], second.Items.Select(p => p.Id.Number));
        Assert.Equal(5, second.Total);
    }

    [Theory, EveryStore]
    public async Task A_page_of_nothing_is_refused_and_so_is_a_place_in_no_list(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var office = (await home.HalfTimeAsync()).Turns.Read();
        Assert.Throws<ArgumentOutOfRangeException>(() => office.List(new ProposalQuery(), null, 0));
        Assert.Throws<FormatException>(() => office.List(new ProposalQuery(), "somewhere", 1));
    }

    private static Task<TurnOutcome> HappenAsync(StoreUnderTest store, RandomHistories lives) => store.ChangeAsync(c => c.Proposals.Add(lives.Next()));

    private static (List<ProposalId> Ids, int Total) Pages(IOffice office, ProposalQuery query, int take)
    {
        var ids = new List<ProposalId>();
        Page page;
        string? after = null;
        do
        {
            page = office.List(query, after, take);
            Assert.True(page.Items.Count == take || page.Next is null);
            ids.AddRange(page.Items.Select(p => p.Id));
            after = page.Next;
        }
        while (after is not null);
        return (ids, page.Total);
    }

    private static IEnumerable<ProposalQuery> Questions() =>
        from unit in new UnitId?[] { null, TestOffice.XaA, TestOffice.Committee }
        from bodies in new HashSet<UnitId>?[] { null, [], [TestOffice.SoB], [TestOffice.SoB, TestOffice.BoC] }
        from open in new[] { true, false }
        from overdue in new bool?[] { null, true, false }
        from directed in new[] { true, false }
        select new ProposalQuery(unit, bodies, open, overdue, directed);

    private static bool Fits(Proposal p, ProposalQuery query) =>
        (query.Unit is null || p.Unit == query.Unit)
        && (query.Addressees is null || query.Addressees.Contains(p.Addressee))
        && (!query.OpenOnly || p.IsOpen)
        && (query.Overdue is not { } overdue || (p.IsOpen && p.IsOverdue) == overdue)
        && (!query.Directed || p.OpenDirection is not null);

    private static bool Matches(DocumentKey a, DocumentKey b) =>
        a.Code == b.Code && (a.Year is null || b.Year is null || a.Year == b.Year) && (a.Issuer is null || b.Issuer is null || a.Issuer == b.Issuer);

    /// <summary>What the counters must be: every life told again from its beginning, and counted by hand.</summary>
    private static Dictionary<UnitId, Dictionary<string, int>> Scan(IEnumerable<Proposal> proposals)
    {
        var cells = new Dictionary<UnitId, Dictionary<string, int>>();
        foreach (var proposal in proposals)
        {
            var overdue = new Dictionary<UnitId, (int Fell, int Left)>();
            Proposal? before = null;
            foreach (var fact in proposal.History)
            {
                var after = before is null ? Proposal.Fold(proposal.Id, [fact]) : before.Apply(fact);
                CountCrossing(overdue, before, after);
                before = after;
            }
            var own = Cells(cells, proposal.Addressee);
            own[nameof(Tally.Filed)]++;
            own[proposal.Group.ToString()]++;
            foreach (var (body, (fell, left)) in overdue)
            {
                Cells(cells, body)[nameof(Tally.FellOverdue)] += fell;
                Cells(cells, body)[nameof(Tally.LeftOverdue)] += left;
            }
        }
        return cells;
    }

    /// <summary>A record that changes its addressee leaves the first as if it had never been there.</summary>
    private static void CountCrossing(Dictionary<UnitId, (int Fell, int Left)> overdue, Proposal? before, Proposal after)
    {
        var (was, moved) = (before?.Group == ProposalGroup.OpenOverdue, before is not null && before.Addressee != after.Addressee);
        var now = after.Group == ProposalGroup.OpenOverdue;
        if (moved && was)
            Add(overdue, before!.Addressee, -1, 0);
        if (now && (moved || !was))
            Add(overdue, after.Addressee, 1, 0);
        if (!moved && was && !now)
            Add(overdue, after.Addressee, 0, 1);
    }

    private static void Add(Dictionary<UnitId, (int Fell, int Left)> overdue, UnitId body, int fell, int left)
    {
        var known = overdue.GetValueOrDefault(body);
        overdue[body] = (known.Fell + fell, known.Left + left);
    }

    private static Dictionary<string, int> Cells(Dictionary<UnitId, Dictionary<string, int>> cells, UnitId body)
    {
        if (!cells.TryGetValue(body, out var own))
        {
            cells[body] = own = Enum.GetNames<ProposalGroup>()
                .Append(nameof(Tally.Filed)).Append(nameof(Tally.FellOverdue)).Append(nameof(Tally.LeftOverdue))
                .ToDictionary(name => name, _ => 0);
        }
        return own;
    }

    private static void AssertSame(Dictionary<UnitId, Dictionary<string, int>> scan, IReadOnlyDictionary<UnitId, Tally> kept)
    {
        foreach (var body in scan.Keys.Union(kept.Keys))
        {
            var tally = kept.GetValueOrDefault(body);
            var counted = Cells(scan, body);
            Assert.Equal(
                counted.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{body} {c.Key} {c.Value}"),
                counted.Keys.Order(StringComparer.Ordinal).Select(name => $"{body} {name} {typeof(Tally).GetProperty(name)!.GetValue(tally)}"));
        }
    }
}
