using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using EscalationBot.Storage.Json;

namespace EscalationBot.Storage.Backups;

/// <summary>Reads a backup, after it was proved to be whole and not newer than this program.</summary>
internal static class BackupReader
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>Reads the whole file once.</summary>
    /// <exception cref="BackupException">It is no backup, damaged, or newer.</exception>
    public static void Check(FileStream file)
    {
        var head = new byte[BackupFormat.HeadLength];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || BackupFormat.VersionOf(head) is not { } version)
            throw new BackupException(BackupFault.NotABackup);
        if (file.Length < head.Length + BackupFormat.HashLength || !IsWhole(file))
            throw new BackupException(BackupFault.Damaged);
        if (version > BackupFormat.Version)
            throw new BackupException(BackupFault.Newer);
    }

    public static IEnumerable<BackupLine> Lines(FileStream file)
    {
        file.Position = BackupFormat.HeadLength;
        using var packed = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        using var lines = new StreamReader(packed, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, BufferSize);
        for (var number = 1; lines.ReadLine() is { } line; number++)
            yield return StoreJson.Read<BackupLine>(line, $"line {number} of the backup");
    }

    private static bool IsWhole(FileStream file)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        file.Position = 0;
        var buffer = new byte[BufferSize];
        for (var left = file.Length - BackupFormat.HashLength; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                return false;
            sum.AppendData(buffer, 0, read);
            left -= read;
        }
        var written = new byte[BackupFormat.HashLength];
        return file.ReadAtLeast(written, written.Length, throwOnEndOfStream: false) == written.Length && sum.GetHashAndReset().AsSpan().SequenceEqual(written);
    }
}
