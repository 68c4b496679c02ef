using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Domain.Organisation;

/// <summary>
/// What accounts are called in what is kept for good: the audit chain, facts, keys of intents. A linked account is the one that
/// was linked at that moment, which only the directory can resolve; once its entry there is deleted, the name leads to nobody.
/// </summary>
public static class AccountNames
{
    /// <summary>Letters of the tag of an account that is not linked: they tell a few apart and are far too few to find one.</summary>
    private const int TagLength = 6;

    public static AccountId Of(Account linked) =>
        new(linked.Id.Channel, linked.LinkedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture));

    public static AccountId Of(OfficeDirectory directory, AccountId account) => directory.Accounts.TryGetValue(account, out var linked)
        ? Of(linked)
        : new(account.Channel, $"?{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.ToString())))[..TagLength]}");
}
