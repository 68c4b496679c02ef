using System.Text;

namespace EscalationBot.Host.Import.Files;

/// <summary>Spreadsheet files of either kind. What kind it is the bytes tell, not the name.</summary>
internal static class SheetFile
{
    public static FileReading TooLarge { get; } = new FileReading.Unreadable("import.file-size", ("most", $"{FileLimits.Bytes / 1024 / 1024}"));

    /// <param name="name">The file name: names the table of a csv file that holds only one.</param>
    public static FileReading Read(byte[] bytes, string name) => bytes switch
    {
        { Length: > FileLimits.Bytes } => TooLarge,
        [] => new FileReading.Unreadable("import.file-empty"),
        [(byte)'P', (byte)'K', ..] => XlsxFile.Read(bytes),
        // The old binary format, and workbooks with a password.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => new FileReading.Unreadable("import.file-old"),
        _ => CsvFile.Read(bytes, Path.GetFileNameWithoutExtension(name)),
    };

    public static bool CanWrite(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xlsx" or ".csv";

    /// <summary>Csv gets a byte order mark, without which spreadsheet programs take the letters for others.</summary>
    public static byte[] Write(IReadOnlyList<ImportSheet> sheets, string name)
    {
        using var stream = new MemoryStream();
        if (Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            stream.Write([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvFile.Write(sheets))]);
        else
            XlsxFile.Write(stream, sheets);
        return stream.ToArray();
    }
}
