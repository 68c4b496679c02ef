using System.Security.Cryptography;
using System.Text;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Storage.Present;

/// <summary>What is left of messages in and out when the account is erased: that there was one, when, and how it ended.</summary>
internal static class ErasedMessages
{
    /// <summary>A message without sender and place, under a name that follows from its key and does not give it away.</summary>
    public static IncomingMessage Of(IncomingMessage message) =>
        new(message.Channel, "", NameOf(message.Key), "", message.At, message.Kind, Withheld: message.Withheld);

    /// <summary>The key of what is left of the message that had this key.</summary>
    public static string KeyOf(string key) => $"{key.Split('|')[0]}||{NameOf(key)}";

    /// <summary>A row that ended, without the account: neither to it nor over it nor about it.</summary>
    public static WorkItem Of(WorkItem row, AccountId account) => row with
    {
        To = row.To is { } to && Concerns(row, account) ? to with { Conversation = "", User = "" } : row.To,
        Message = row.Message is { } message ? Wordless(message) : null,
        WordsForgotten = row.Message is null ? null : true,
        Notice = row.Notice is LeftPostNotice left && left.Account == account ? left with { Account = Nobody(account) } : row.Notice,
        Route = row.Route is { } route ? Without(route, account) : null,
        Tried = row.Tried is { } tried ? [.. tried.Select(t => Without(t, account))] : null,
        ChannelMessageId = null,
        Trace = null,
    };

    public static IncomingMessage Wordless(IncomingMessage message) => message with { Text = "", ChoiceId = null, Files = null };

    public static OutgoingMessage Wordless(OutgoingMessage message) => message with { Blocks = [], Choices = [], File = null };

    /// <summary>Whether a row names the account anywhere.</summary>
    public static bool Concerns(WorkItem row, AccountId account) => AccountsOf(row).Contains(account);

    /// <summary>Every account that a row names.</summary>
    public static IEnumerable<AccountId> AccountsOf(WorkItem row)
    {
        if (row.To is { } to)
            yield return new AccountId(to.Channel, to.User);
        if (row.Route is { } route)
            yield return route.Account;
        foreach (var tried in row.Tried ?? [])
            yield return tried.Account;
        if (row.Notice?.OnlyTo is { } only)
            yield return only;
    }

    private static RouteName Without(RouteName route, AccountId account) => route.Account == account ? route with { Account = Nobody(account) } : route;

    private static AccountId Nobody(AccountId account) => account with { User = "" };

    private static string NameOf(string key) => $"#{HashOf(key)}";

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
