using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// The files of the store, and those that a message promises and that are made in the moment they are fetched: the result
/// of a bulk reminder as a workbook. They show the state of that moment and take no room.
/// </summary>
internal sealed class MadeFiles(IFileStore kept, ITurnStore store, IBotTurns bot) : IFileStore
{
    public Task<string> PutAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        kept.PutAsync(fileName, content, cancellation);

    public Task<byte[]?> GetAsync(string key, CancellationToken cancellation) => store.Look(office => bot.Sheet(office, key)) is { } sheet
        ? Task.FromResult<byte[]?>(Workbook(sheet.Name, sheet.Rows))
        : kept.GetAsync(key, cancellation);

    private static byte[] Workbook(string name, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        XlsxFile.Write(stream, [new ImportSheet(name, [.. rows.Select((cells, i) => new ImportRow(i + 1, cells))])]);
        return stream.ToArray();
    }
}
