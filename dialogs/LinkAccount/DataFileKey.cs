using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>The key of the file with everything that is kept of a person. It stands in a message to that person only.</summary>
public static class DataFileKey
{
    private const string Prefix = "own-data:";

    public static string Of(AccountId account, string language) => $"{Prefix}{language}:{account}";

    /// <summary>Whose data a key names, and in which language; null when it names another file.</summary>
    public static (AccountId Account, string Language)? Read(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && key[Prefix.Length..].Split(':', 3) is [var language, var channel, var user]
            ? (new AccountId(channel, user), language)
            : null;
}
