using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.LiteDb;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Backups;

/// <summary>Deletions that came after a backup was made are done again on what it brings back.</summary>
internal static class PastErasures
{
    /// <summary>What a store knows of deleted accounts, read from a copy so that it stays as it is; null when there is none, or it cannot be read.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>?> OfAsync(string store)
    {
        if (!File.Exists(store))
            return null;
        var copy = $"{store}.looking-back";
        try
        {
            StoreFile.Copy(store, copy);
            await using var opened = LiteDbStore.Open(new LiteDbStoreOptions(copy), () => throw new InvalidOperationException("No turn runs here."));
            return opened.Image.Erasures;
        }
        catch (StoreException)
        {
            return null;
        }
        finally
        {
            StoreFile.Clear(copy);
        }
    }

    /// <summary>Deletes from a restored store what was deleted since, with name and telephone; the rest of what was known is noted there too.</summary>
    /// <returns>How many accounts were deleted.</returns>
    public static async Task<int> RepeatAsync(LiteDbStore restored, IReadOnlyDictionary<string, DateTimeOffset> erasures, Func<OfficeRules> rules)
    {
        var later = erasures.Where(e => !(restored.Image.Erasures.TryGetValue(e.Key, out var known) && e.Value <= known)).ToDictionary();
        var back = AccountsOf(restored.Image).Distinct().Where(account => later.ContainsKey(ErasedMessages.HashOf(account.ToString()))).ToList();
        foreach (var account in back)
        {
            var at = later[ErasedMessages.HashOf(account.ToString())];
            await restored.RunAsync(
                new Trigger.Command("erased-again", at), null,
                view => new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], Erased(view.Office, account, at, rules().Time.Day(at))), CancellationToken.None).ConfigureAwait(false);
        }
        await restored.NoteErasuresAsync(later).ConfigureAwait(false);
        return back.Count;
    }

    private static OfficeChanges Erased(IOffice office, AccountId account, DateTimeOffset at, DateOnly day)
    {
        var changes = new OfficeChanges { Audit = { new AuditEntry(at, null, null, "erased", account.Channel, "restore") } };
        if (office.Directory.Accounts.TryGetValue(account, out var linked))
            changes.Directory = PersonalData.Of(office.Directory, linked, day).RemoveFrom(office.Directory);
        Erasure.OrderNow(changes, office, account, at);
        return changes;
    }

    /// <summary>Every account that the image names anywhere.</summary>
    private static IEnumerable<AccountId> AccountsOf(OfficeImage image) =>
    [
        .. image.Directory.Accounts.Keys,
        .. image.Conversations.Keys.Select(key => new AccountId(key.Channel, key.User)),
        .. image.Inbox.Entries.Values.Select(entry => new AccountId(entry.Message.Channel, entry.Message.User)),
        .. image.Reach.Heard.Keys,
        .. image.Work.Items.SelectMany(ErasedMessages.AccountsOf),
    ];
}
