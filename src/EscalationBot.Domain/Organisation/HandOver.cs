using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;

namespace EscalationBot.Domain.Organisation;

/// <summary>A change of post: records stay with the post, the account of the former holder does not (user stories 4.1).</summary>
public static class HandOver
{
    /// <summary>
    /// The accounts whose user no longer holds the post on an office day, and since when: the post ended, or the person who held
    /// it when the account was linked no longer does. Where nobody was entered as holder, only the end of the post counts.
    /// </summary>
    public static IReadOnlyList<(Account Account, DateOnly From)> Lapsed(OfficeDirectory directory, OfficeTime time, DateOnly day) =>
    [
        .. from account in directory.Accounts.Values
           where account.EndedOn is null
           let last = LastDay(directory, account, time, day)
           where last < day
           orderby account.Id.ToString()
           select (account, last.Value.AddDays(1)),
    ];

    /// <summary>Ends the link of accounts and wishes their users to be told.</summary>
    /// <param name="due">Not before this instant.</param>
    public static void End(OfficeChanges changes, OfficeDirectory directory, IEnumerable<(Account Account, DateOnly From)> accounts, DateTimeOffset due)
    {
        foreach (var (account, from) in accounts)
        {
            changes.Directory = (changes.Directory ?? directory).With(account with { EndedOn = from });
            changes.Notices.Add(new LeftPostNotice($"left-post:{account.Post}:{AccountNames.Of(account)}", account.Post, due, account.Id, from));
        }
    }

    private static DateOnly? LastDay(OfficeDirectory directory, Account account, OfficeTime time, DateOnly day)
    {
        if (directory.Post(account.Post)?.Validity.To is { } end && end < day)
            return end;
        var held = directory.Incumbencies.Where(i => i.Post == account.Post).ToList();
        var holder = held.LastOrDefault(i => i.Validity.Contains(time.Day(account.LinkedAt)))?.Person;
        return holder is null || held.Any(i => i.Person == holder && i.Validity.Contains(day))
            ? null
            : held.Where(i => i.Person == holder).Max(i => i.Validity.To);
    }
}
