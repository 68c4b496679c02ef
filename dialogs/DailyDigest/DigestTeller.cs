using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>Sends the digest of a day, or holds it when its sums do not hold (user stories 5.1).</summary>
internal static class DigestTeller
{
    /// <summary>Where the conversation remembers the day of the last digest: the next one starts there.</summary>
    public const string LastDay = "digest-day";

    // Up to here a digest counts as on time; what comes later is marked "gửi bù".
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    public static string? Tell(Turn turn, DigestNotice notice)
    {
        if (turn.Post is not { } leader || turn.Office.SnapshotOn(notice.Day) is not { } closing || closing.Day != notice.Day)
            return "no figures of that day";
        if (Overtaken(turn, leader, notice.Day))
            return "covered by another digest";
        var late = turn.Now > notice.Due + Grace || turn.Today > notice.Day;
        var digest = Figures.Compose(turn, leader, closing, late);
        if (digest.Totals.Mismatches.Count > 0)
            return Hold(turn, digest);
        turn.Say(DigestText.Daily(turn, digest, closing.At), MessageKind.Digest);
        return null;
    }

    /// <summary>The next digest starts where this one ended; what the leader read of counts as reported.</summary>
    public static void Ended(Turn turn, DigestNotice notice, NoticeEnd end)
    {
        if (end == NoticeEnd.Reached && turn.Post is { } leader && turn.Office.SnapshotOn(notice.Day) is { } closing)
            Report(turn, Figures.Compose(turn, leader, closing, late: false));
        // That it arrived may be known after the digest of a later day.
        if (!(Figures.LastDay(turn) >= notice.Day))
            turn.Remember(LastDay, Documents.DateSlot(notice.Day).Value);
    }

    public static string? TellHeld(Turn turn, DigestHeldNotice notice)
    {
        turn.Say(new Prompt(
            [
                NoticeWords.Dear(turn),
                new Paragraph(turn.Text("digest.held", ("leader", turn.Show.Post(notice.Leader)), ("date", Show.Date(notice.Day)))),
                new BulletList(notice.Mismatches),
                new Paragraph(turn.Text("digest.held-next")),
            ]), MessageKind.News);
        return null;
    }

    /// <summary>Tells the admins why a digest does not go out; the reason comes back.</summary>
    public static string Hold(Turn turn, Domain.Digests.DailyDigest digest)
    {
        var admins = turn.Directory.PostsWith(PostRole.Admin, turn.Today);
        foreach (var admin in admins.Count > 0 ? admins : turn.Directory.PostsWith(PostRole.Office, turn.Today))
            turn.Changes.Notices.Add(new DigestHeldNotice(
                $"digest-held:{digest.Leader}:{digest.Day:yyyy-MM-dd}:{admin.Id}", admin.Id, turn.Rules.NextOfficeMoment(turn.Now), digest.Leader, digest.Day, digest.Totals.Mismatches));
        turn.Log("digest-held", digest.Leader.Value, string.Join("; ", digest.Totals.Mismatches));
        return "the sums do not hold";
    }

    /// <summary>This day was told already, or the digest of a later day is due and covers it.</summary>
    private static bool Overtaken(Turn turn, Post leader, DateOnly day)
    {
        if (Figures.LastDay(turn) >= day)
            return true;
        return turn.Office.SnapshotOn(turn.Today) is { } newest && newest.Day > day
            && turn.Now >= turn.Rules.Time.At(newest.Day, leader.DigestTime ?? turn.Rules.DigestTime);
    }

    /// <summary>A record that a leader read of for the first time counts as reported from now on.</summary>
    private static void Report(Turn turn, Domain.Digests.DailyDigest digest)
    {
        foreach (var proposal in DigestText.Listed(digest).Where(p => p.Reports.All(r => r.Report.Leader != digest.Leader)))
            turn.Record(proposal.Id, [new ReportedToLeader(digest.Leader, digest.Day)], turn.Rules.LegalBasis);
    }
}
