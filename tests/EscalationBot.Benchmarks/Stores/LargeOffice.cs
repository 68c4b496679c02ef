using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>
/// An office on Monday 05/01/2026, 08:00, with records of all ages: closed ones, open ones in time, overdue ones whose heads were told, and
/// such as fell overdue by the morning and are due for a reminder now.
/// </summary>
internal static class LargeOffice
{
    public const int DueNow = 500;

    private const int Batch = 5_000;

    private static readonly UnitId[] Units = [TestOffice.XaA, TestOffice.XaB];
    private static readonly UnitId[] Addressees = [TestOffice.SoB, TestOffice.SoD, TestOffice.BoC];

    /// <param name="open">How many are open; half of them overdue, <see cref="DueNow"/> of those since this morning.</param>
    public static async Task FillAsync(StoreUnderTest store, int records, int open)
    {
        await store.ChangeAsync(c => c.Directory = TestOffice.Directory);
        foreach (var batch in Enumerable.Range(1, records).Chunk(Batch))
            await store.ChangeAsync(c => Add(c, batch, records, open));
        await store.ChangeAsync(c => c.Snapshot = new TallySnapshot(Days.Of("5/1/2026"), Days.At("5/1/2026", "07:00"), store.Turns.Read().Tallies.ToDictionary()));
    }

    private static void Add(OfficeChanges changes, int[] numbers, int records, int open)
    {
        foreach (var number in numbers)
        {
            var age = records - number;
            var (due, facts) = Life(age, open);
            changes.Proposals.Add(new ProposalChange(new ProposalId(number), [.. facts.Prepend(Filed(number, due)).Select((fact, i) => new RecordedFact(i + 1, fact, By(fact, due)))]));
            if (age < open)
                changes.Timers.Add(new TimerChange($"step:KN-{number:0000}", Clockwork.StepJob, new ProposalId(number).ToString(), StepOf(age)));
        }
    }

    private static (DateOnly Due, ProposalFact[] Facts) Life(int age, int open) => age switch
    {
        _ when age < DueNow => (Days.Of("31/12/2025"), [new FellOverdue()]),
        _ when age < open / 2 => (Days.Of("10/12/2025"), [new FellOverdue(), .. Told()]),
        _ when age < open => (Days.Of("2/2/2026").AddDays(age % 60), []),
        _ => (Days.Of("1/1/2024").AddDays(age % 600), age % 3 == 0 ? [new FellOverdue(), Reply(age)] : [Reply(age)]),
    };

    private static IEnumerable<ProposalFact> Told() =>
        from rung in Enumerable.Range(1, 4)
        from recipient in new[] { TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, TestOffice.HeadOfSoB, TestOffice.HeadOfSoD, TestOffice.Chair, TestOffice.Office }
        select new Nudged(rung, Domain.Nudges.Audience.Office, recipient, 1, Reached: true);

    private static Filed Filed(int number, DateOnly due)
    {
        var unit = Units[number % 2];
        return new Filed(
            unit, ProposalPath.Provincial, Addressees[number % 3], $"xin chuyển mục đích sử dụng đất, hồ sơ {number}",
            new DocumentReference($"{number}/TTr-UBND", due.AddDays(-14), unit), due, TestOffice.ProvincialLimit);
    }

    private static Resolved Reply(int age) => new(new DocumentReference($"{age}/SB-QH", Days.Of("1/9/2025"), TestOffice.SoB));

    private static Provenance By(ProposalFact fact, DateOnly due) => fact is Filed
        ? new Provenance(Days.At(due.AddDays(-10)), TestOffice.HeadOfXaA, new AccountId("zalo", "u1"), "zalo|u1|m1")
        : new Provenance(Days.At(due.AddDays(1), "00:00"), null, null, null);

    private static DateTimeOffset StepOf(int age) => age < DueNow ? StoreUnderTest.Morning : StoreUnderTest.Morning.AddDays(20 + (age % 50));
}
