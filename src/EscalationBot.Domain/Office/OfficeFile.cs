using System.Security.Cryptography;

namespace EscalationBot.Domain.Office;

/// <summary>A file that a turn makes, to go out with one of its messages; kept in the same commit.</summary>
/// <param name="Key">SHA-256 of the content as lower-case hex: the same bytes are one file.</param>
public sealed record OfficeFile(string Key, string FileName, ReadOnlyMemory<byte> Content)
{
    public static OfficeFile Of(string fileName, byte[] content) => new(Convert.ToHexStringLower(SHA256.HashData(content)), fileName, content);
}
