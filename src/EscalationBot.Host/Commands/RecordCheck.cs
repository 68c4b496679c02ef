using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>What must always hold between the records, their facts, the indexes and the counters; reads every record.</summary>
internal static class RecordCheck
{
    private const int PageSize = 1000;

    public static List<Proposal> All(IOffice office)
    {
        var records = new List<Proposal>();
        string? after = null;
        do
        {
            var page = office.List(new ProposalQuery(OpenOnly: false), after, PageSize);
            records.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return records;
    }

    /// <summary>Every record is found by its code and by its document, and its facts give what is kept of it.</summary>
    public static List<LocalText> Records(IOffice office, IReadOnlyList<Proposal> records) =>
    [
        .. records
            .Where(p => office.Find(p.Id) is null || office.FindByDocument(p.Request).All(found => found.Id != p.Id)
                || Proposal.Fold(p.Id, p.History) is var fold && (fold.Group, fold.Deadline, fold.Addressee) != (p.Group, p.Deadline, p.Addressee))
            .Select(p => HostTexts.Get("verify.record", ("id", p.Id))),
    ];

    public static List<LocalText> Counters(IOffice office, IReadOnlyList<Proposal> records) =>
    [
        .. TallyRecount.Differences(office.Tallies, records).Select(d => HostTexts.Get(
            "verify.tally", ("body", d.Addressee), ("kept", $"{d.Kept.OpenInTime} + {d.Kept.OpenOverdue} / {d.Kept.Filed}"),
            ("counted", $"{d.Counted.OpenInTime} + {d.Counted.OpenOverdue} / {d.Counted.Filed}"))),
    ];
}
