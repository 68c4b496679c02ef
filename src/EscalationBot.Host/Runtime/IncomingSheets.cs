using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Reads the spreadsheets that came with a message before its turn, because a turn does no reading. Only for those who may
/// write to many: everybody else's spreadsheets are attachments.
/// </summary>
internal sealed class IncomingSheets(ITurnStore store, IFileStore files, TimeProvider time)
{
    private static readonly string[] Endings = [".xlsx", ".csv"];

    /// <summary>Rows of cells by the key of the file; a file that cannot be read has none.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>?> ReadAsync(IncomingMessage message, CancellationToken cancellation)
    {
        var sheets = message.Files?.Where(f => Endings.Contains(Path.GetExtension(f.FileName), StringComparer.OrdinalIgnoreCase)).ToList() ?? [];
        if (sheets.Count == 0 || !MayWriteToMany(message))
            return null;
        var read = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>();
        foreach (var sheet in sheets)
            if (await files.GetAsync(sheet.Key, cancellation) is { } bytes)
                read[sheet.Key] = Rows(bytes);
        return read;
    }

    private bool MayWriteToMany(IncomingMessage message)
    {
        using var office = store.Read();
        var account = new AccountId(message.Channel, message.User);
        return office.Directory.PostOf(account, office.Rules.Time.Day(time.GetUtcNow())) is { } post && CampaignRules.MayWrite(post);
    }

    private static List<IReadOnlyList<string>> Rows(byte[] bytes)
    {
        if (bytes is [(byte)'P', (byte)'K', ..])
            return XlsxFile.Read(bytes) is FileReading.Sheets book ? Cells(book.All.SelectMany(s => s.Rows)) : [];
        try
        {
            return CsvEncoding.Read(bytes) is { } text ? Cells(CsvLines.Read(text).Take(FileLimits.Rows)) : [];
        }
        catch (FormatException)
        {
            // A quotation that never ends: what cannot be read has no rows, and the user is told.
            return [];
        }
    }

    private static List<IReadOnlyList<string>> Cells(IEnumerable<ImportRow> rows) => [.. rows.Where(r => !r.IsBlank).Select(r => r.Cells)];
}
