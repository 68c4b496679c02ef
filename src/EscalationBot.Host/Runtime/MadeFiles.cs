using EscalationBot.Dialogs.LinkAccount;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Host.Personal;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// The files of the store, and those that a message promises and that are made in the moment they are fetched: the result
/// of a bulk reminder as a workbook, or what is kept of a person. They show the state of that moment and take no room.
/// </summary>
internal sealed class MadeFiles(IFileStore kept, ITurnStore store, IMessageLog log, IBotTurns bot, TimeProvider time) : IFileStore
{
    public Task<string> PutAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        kept.PutAsync(fileName, content, cancellation);

    public async Task<byte[]?> GetAsync(string key, CancellationToken cancellation)
    {
        if (DataFileKey.Read(key) is { } own)
            return await PersonalAsync(own.Account, own.Language, cancellation);
        return store.Look(office => bot.Sheet(office, key)) is { } sheet
            ? Workbook(sheet.Name, sheet.Rows)
            : await kept.GetAsync(key, cancellation);
    }

    /// <summary>Null when the account is not linked any more.</summary>
    private async Task<byte[]?> PersonalAsync(AccountId account, string language, CancellationToken cancellation)
    {
        var (linked, directory, rules) = store.Look(office => (office.Directory.Accounts.GetValueOrDefault(account), office.Directory, office.Rules));
        if (linked is null)
            return null;
        var data = PersonalData.Of(directory, linked, rules.Time.Day(time.GetUtcNow()));
        return PersonBook.Write(await PersonRecord.CollectAsync(store, log, kept, data, cancellation), language, rules.Time);
    }

    private static byte[] Workbook(string name, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        XlsxFile.Write(stream, [new ImportSheet(name, [.. rows.Select((cells, i) => new ImportRow(i + 1, cells))])]);
        return stream.ToArray();
    }
}
