using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>What takes an account out of the image.</summary>
internal static class Erasing
{
    /// <summary>An account that was linked again goes on: only what is over loses it.</summary>
    public static IReadOnlyList<Change> Of(OfficeImage image, AccountId account, DateTimeOffset at)
    {
        var mark = image.NextMark;
        var messages = image.Inbox.Of(account).Select(e => new MessageErased(e.Message.Key, e.Mark ?? mark++));
        var rows = image.Work.Of(account).OrderBy(row => row.Id).Select(row => new WorkErased(row.Id, account));
        IEnumerable<Change> rest = image.Directory.Accounts.ContainsKey(account) ? [] : Speaker(image, account);
        return [.. messages, .. rows, .. rest, new ErasureNoted(ErasedMessages.HashOf(account.ToString()), at)];
    }

    private static IEnumerable<Change> Speaker(OfficeImage image, AccountId account)
    {
        var own = image.Conversations.Keys.Where(key => key.Channel == account.Channel && key.User == account.User).ToList();
        var places = own.Select(key => key.Conversation).Append(image.Reach.ConversationOf(account)).Distinct()
            .Where(place => !image.Conversations.Keys.Any(key => key.Channel == account.Channel && key.Conversation == place && key.User != account.User));
        return [.. own.Select(key => new StateForgotten(key)), new ReachForgotten(account, [.. places])];
    }
}
