using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>A digest as its leader reads it: the table first, then what waits for a direction.</summary>
internal static class DigestText
{
    private const int MostLines = 5;
    private const int MostCodes = 20;

    public static Prompt Daily(Turn turn, Domain.Digests.DailyDigest digest, DateTimeOffset at) =>
        digest.NoChange ? Quiet(turn, digest) : Full(turn, digest, at);

    public static Prompt Full(Turn turn, Domain.Digests.DailyDigest digest, DateTimeOffset at) => new(
        [
            new Heading(turn.Text("digest.to", ("leader", Leader(turn, digest.Leader)))),
            .. Belated(turn, digest),
            new Paragraph(turn.Text("digest.as-of", ("time", Clock(turn, at)), ("date", Show.Date(digest.Day)))),
            .. Gap(turn, digest),
            DigestTable.Of(turn, digest),
            .. Section(turn, "digest.need", digest.NeedDirection.Count, [.. Listed(digest).Select(p => RecordLines.Waiting(turn, p))]),
            .. Codes(turn, digest.NewlyOverdue),
            .. UnderDirection(turn, digest),
        ],
        Options(turn, digest));

    /// <summary>The records named in the text: new ones first, so that each is named once before others are repeated.</summary>
    public static IReadOnlyList<Proposal> Listed(Domain.Digests.DailyDigest digest) => digest.NoChange
        ? []
        : [.. digest.NeedDirection.OrderBy(p => p.Reports.Any(r => r.Report.Leader == digest.Leader)).Take(MostLines)];

    private static Prompt Quiet(Turn turn, Domain.Digests.DailyDigest digest)
    {
        var gap = digest.Since is { } since && Figures.HasGap(turn, since, digest.Day) ? since : (DateOnly?)null;
        var text = gap is { } from
            ? turn.Text("digest.no-change-since", ("from", Show.Date(from)), ("to", Show.Date(digest.Day.AddDays(-1))), ("overdue", Show.Count(digest.Totals.Overdue)))
            : turn.Text("digest.no-change", ("date", Show.Date(digest.Day)), ("overdue", Show.Count(digest.Totals.Overdue)));
        return new Prompt([new Paragraph(text), .. Belated(turn, digest)], Options(turn, digest));
    }

    private static IReadOnlyList<Block> Belated(Turn turn, Domain.Digests.DailyDigest digest) =>
        digest.Late ? [new Paragraph(turn.Text("digest.late", ("date", Show.Date(digest.Day))))] : [];

    private static IReadOnlyList<Block> Gap(Turn turn, Domain.Digests.DailyDigest digest) =>
        digest.Since is { } since && Figures.HasGap(turn, since, digest.Day)
            ? [new Paragraph(turn.Text("digest.gap", ("from", Show.Date(since)), ("to", Show.Date(digest.Day.AddDays(-1)))))]
            : [];

    private static IReadOnlyList<Block> UnderDirection(Turn turn, Domain.Digests.DailyDigest digest)
    {
        var lines = digest.UnderDirection.SelectMany(p => RecordLines.UnderDirection(turn, p)).ToList();
        return Section(turn, "digest.under-direction", lines.Count, [.. lines.Take(MostLines)]);
    }

    private static IReadOnlyList<Block> Section(Turn turn, string key, int count, IReadOnlyList<string> lines)
    {
        if (count == 0)
            return [];
        var more = count - lines.Count;
        return
        [
            new Heading(turn.Text(key, ("count", Show.Count(count)))),
            new BulletList(more > 0 ? [.. lines, turn.Text("notice.more", ("count", Show.Count(more)))] : lines),
        ];
    }

    private static IReadOnlyList<Block> Codes(Turn turn, IReadOnlyList<Proposal> fallen)
    {
        if (fallen.Count == 0)
            return [];
        var codes = fallen.Take(MostCodes).Select(p => p.Id.ToString());
        if (fallen.Count > MostCodes)
            codes = codes.Append(turn.Text("notice.more", ("count", Show.Count(fallen.Count - MostCodes))));
        return [new Paragraph(turn.Text("digest.newly-overdue", ("count", Show.Count(fallen.Count)), ("codes", string.Join(", ", codes))))];
    }

    private static List<Option> Options(Turn turn, Domain.Digests.DailyDigest digest)
    {
        var options = new List<Option> { Repeatable("digest.do-details", DigestActions.Details) };
        if (digest.NeedDirection.Count > 0 && turn.Post is { Role: not PostRole.Office })
            options.Add(Repeatable("digest.do-direct", DigestActions.Direct));
        options.Add(Repeatable("digest.do-statistics", DigestActions.Statistics));
        return options;

        Option Repeatable(string text, string action) => new(turn.Text(text), new DialogAction(action), Repeatable: true);
    }

    private static string Leader(Turn turn, PostId id) => turn.Directory.Post(id) switch
    {
        null => id.Value,
        { Fields.Count: > 0 } post => turn.Text("digest.leader-of-fields", ("title", NoticeWords.Title(turn, post)), ("fields", string.Join(", ", post.Fields))),
        var post => NoticeWords.Title(turn, post),
    };

    private static string Clock(Turn turn, DateTimeOffset at) => turn.Rules.Time.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
