namespace EscalationBot.Domain.Organisation;

/// <summary>
/// What the directory keeps of one person. Accounts are linked to posts; they are the person's where the person is the only
/// holder. Records, directions and the audit chain belong to the post and are not part of it.
/// </summary>
/// <param name="Person">Name, telephone and e-mail; null where nobody, or more than one, is entered as holder.</param>
/// <param name="Posts">Held today, or spoken for.</param>
public sealed record PersonalData(Person? Person, IReadOnlyList<PostId> Posts, IReadOnlyList<Account> Accounts)
{
    public static PersonalData Of(OfficeDirectory directory, Person person, DateOnly day)
    {
        List<PostId> posts = [.. directory.Incumbencies.Where(i => i.Person == person.Id && i.Validity.Contains(day)).Select(i => i.Post).Distinct()];
        return new(person, posts, [.. posts.Where(p => directory.HoldersOf(p, day).Count() == 1).SelectMany(directory.AccountsOf)]);
    }

    /// <summary>Of the person behind an account; the account alone where it is not known who that is, or it speaks for its post no more.</summary>
    public static PersonalData Of(OfficeDirectory directory, Account account, DateOnly day) =>
        account.EndedOn is null && directory.HoldersOf(account.Post, day).ToList() is [var holder]
            ? Of(directory, holder, day)
            : new(null, [account.Post], [account]);

    /// <summary>The directory without any of it.</summary>
    public OfficeDirectory RemoveFrom(OfficeDirectory directory)
    {
        var rest = Accounts.Aggregate(directory, (left, account) => left.Without(account.Id));
        return Person is null ? rest : rest.Without(Person.Id);
    }
}
