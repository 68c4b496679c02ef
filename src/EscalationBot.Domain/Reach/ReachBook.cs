using System.Collections.Immutable;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Reach;

/// <summary>When and in which conversation of the channel somebody did something.</summary>
/// <param name="Sequence">The highest number a message of the conversation had; 0 when the channel does not count.</param>
public sealed record Interaction(DateTimeOffset At, string Conversation, long Sequence = 0);

/// <summary>What is known about reaching people: what is held, and when an account was last heard. Immutable.</summary>
/// <remarks>It holds collections, so two books are compared by reference of their parts, not by content.</remarks>
public sealed record ReachBook
{
    public static ReachBook Empty { get; } = new();

    /// <summary>By scope; one that is over stays until it is replaced or lifted.</summary>
    public ImmutableDictionary<string, Hold> Holds { get; init; } = ImmutableDictionary.Create<string, Hold>(StringComparer.Ordinal);

    /// <summary>The last interaction of each account with the bot; the free windows of channels count from it.</summary>
    public ImmutableDictionary<AccountId, Interaction> Heard { get; init; } = ImmutableDictionary<AccountId, Interaction>.Empty;

    /// <summary>How each conversation is reached, in the words of its channel; a conversation is named like an account.</summary>
    public ImmutableDictionary<AccountId, string> Addresses { get; init; } = ImmutableDictionary<AccountId, string>.Empty;

    /// <summary>The hold in force on a scope, or null.</summary>
    public Hold? On(string scope, DateTimeOffset now) => Holds.TryGetValue(scope, out var hold) && hold.IsActive(now) ? hold : null;

    public DateTimeOffset? LastHeard(AccountId account) => Heard.GetValueOrDefault(account)?.At;

    /// <summary>Where an account is written to: the conversation it used last, or one of its own name.</summary>
    public string ConversationOf(AccountId account) => Heard.GetValueOrDefault(account)?.Conversation ?? account.User;

    public string? AddressOf(string channel, string conversation) => Addresses.GetValueOrDefault(new AccountId(channel, conversation));

    /// <summary>The newest address counts: services move.</summary>
    public ReachBook WithAddress(AccountId conversation, string address) =>
        Addresses.GetValueOrDefault(conversation) == address ? this : this with { Addresses = Addresses.SetItem(conversation, address) };

    /// <summary>Nothing is known of the account any more, what is held of it included.</summary>
    public ReachBook Without(AccountId account) => this with { Heard = Heard.Remove(account), Holds = Holds.Remove(HoldScope.Of(account)) };

    public ReachBook WithoutAddress(AccountId conversation) => this with { Addresses = Addresses.Remove(conversation) };

    public ReachBook With(HoldChange change) => this with
    {
        Holds = change.Hold is { } hold ? Holds.SetItem(change.Scope, hold) : Holds.Remove(change.Scope),
    };

    /// <summary>An older word does not move the clock back.</summary>
    public ReachBook WithHeard(AccountId account, Interaction last)
    {
        var known = Heard.GetValueOrDefault(account) ?? last;
        var newest = known.At >= last.At ? known : last;
        return this with { Heard = Heard.SetItem(account, newest with { Sequence = Math.Max(known.Sequence, last.Sequence) }) };
    }
}
