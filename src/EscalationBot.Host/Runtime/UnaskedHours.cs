using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Nothing unasked goes out at night, at lunch or on days off. A digest is bound to working days only: its leader chose
/// the time, and a late one goes out as soon as it can until the office closes.
/// </summary>
internal static class UnaskedHours
{
    /// <summary>When this may go out at the earliest; now or before when it may go out now.</summary>
    public static DateTimeOffset NotBefore(WorkItem item, OfficeRules rules, DateTimeOffset now) => KindOf(item) switch
    {
        MessageKind.Reply => now,
        MessageKind.Digest when MayReadDigest(item, rules, now) => now,
        _ => rules.NextOfficeMoment(now),
    };

    private static MessageKind KindOf(WorkItem item) => item switch
    {
        { Message: { } message } => message.Kind,
        { Notice: DigestNotice } => MessageKind.Digest,
        _ => MessageKind.News,
    };

    private static bool MayReadDigest(WorkItem item, OfficeRules rules, DateTimeOffset now)
    {
        var local = rules.Time.Local(now);
        return rules.Calendar.IsWorkingDay(DateOnly.FromDateTime(local)) && now >= item.Due
            && TimeOnly.FromDateTime(local) >= rules.DigestCut && TimeOnly.FromDateTime(local) < rules.Hours.End;
    }
}
