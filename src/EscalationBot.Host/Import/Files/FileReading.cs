namespace EscalationBot.Host.Import.Files;

/// <summary>What came out of a file: its sheets, or the reason why it cannot be read (keys <c>import.file-*</c>).</summary>
internal abstract record FileReading
{
    private FileReading() { }

    public sealed record Sheets(IReadOnlyList<ImportSheet> All) : FileReading;

    public sealed record Unreadable(string TextKey, params IReadOnlyList<(string Name, string Value)> Args) : FileReading;
}

/// <summary>More than any province needs, and little enough to hold in memory.</summary>
internal static class FileLimits
{
    public const int Bytes = 20 * 1024 * 1024;
    public const int Rows = 50_000;
    public const int Columns = 256;

    /// <summary>What a workbook may grow to when it is unpacked.</summary>
    public const long UnpackedBytes = 250L * 1024 * 1024;
}
