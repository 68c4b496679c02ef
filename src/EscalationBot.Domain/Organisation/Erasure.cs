using EscalationBot.Domain.Office;

namespace EscalationBot.Domain.Organisation;

/// <summary>
/// Deletion of what is kept of an account. What was said goes in the commit that asks for it; the rest some time later, when the
/// last answer has reached the account, for until then the outbox must know where to send it.
/// </summary>
public static class Erasure
{
    public const string Job = "erase";

    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public static void Order(OfficeChanges changes, AccountId account, DateTimeOffset now)
    {
        changes.Forgotten.Add(account);
        changes.Timers.Add(Wake(account, now));
    }

    /// <summary>Where nobody waits for an answer: at once, unless something is still on its way to the account.</summary>
    public static void OrderNow(OfficeChanges changes, IOffice office, AccountId account, DateTimeOffset now)
    {
        changes.Forgotten.Add(account);
        changes.Erased.Add(account);
        if (!office.Deliveries.IsAtRest(account.Channel, office.Reach.ConversationOf(account)))
            changes.Timers.Add(Wake(account, now));
    }

    public static OfficeChanges Run(IOffice office, string argument, DateTimeOffset now)
    {
        var account = Parse(argument);
        var changes = new OfficeChanges();
        changes.Erased.Add(account);
        if (office.Deliveries.IsAtRest(account.Channel, office.Reach.ConversationOf(account)))
            changes.Audit.Add(new AuditEntry(now, null, null, "erased", account.Channel, null));
        else
            changes.Timers.Add(Wake(account, now));
        return changes;
    }

    private static TimerChange Wake(AccountId account, DateTimeOffset now) => new($"{Job}:{account}", Job, account.ToString(), now + Grace);

    private static AccountId Parse(string account) => account.IndexOf(':', StringComparison.Ordinal) is > 0 and var end
        ? new AccountId(account[..end], account[(end + 1)..])
        : throw new FormatException("The timer of a deletion names no account.");
}
