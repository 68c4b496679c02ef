using System.Text;

namespace EscalationBot.Storage.Backups;

/// <summary>
/// A backup: one line that says what it is and its version, then gzip of one JSON text a line (a sheet or a file each), then the
/// SHA-256 of everything before, 32 bytes. It knows nothing of the engine that keeps the sheets.
/// </summary>
internal static class BackupFormat
{
    /// <summary>Raised when an older program could no longer restore what this one writes; also when the sheets change.</summary>
    public const int Version = 2;

    public const int HashLength = 32;

    private const string Name = "EscalationBot backup ";

    public static byte[] Head(int version) => Encoding.ASCII.GetBytes($"{Name}{version:0000}\n");

    public static int HeadLength { get; } = Head(Version).Length;

    /// <summary>The version, or null when this is the beginning of something else.</summary>
    public static int? VersionOf(ReadOnlySpan<byte> head)
    {
        var text = Encoding.ASCII.GetString(head);
        return text.StartsWith(Name, StringComparison.Ordinal) && text.EndsWith('\n') && int.TryParse(text.AsSpan(Name.Length).TrimEnd('\n'), out var version)
            ? version
            : null;
    }
}

/// <summary>A line of a backup.</summary>
/// <param name="In">The drawer; <see cref="Files"/> for a kept file.</param>
/// <param name="Number">With <paramref name="Id"/> the name of the sheet.</param>
/// <param name="Content">JSON of the sheet, or the bytes of the file in Base64.</param>
internal sealed record BackupLine(string In, long Number, string? Id, string Content, string? FileName = null)
{
    public const string Files = "files";
}
