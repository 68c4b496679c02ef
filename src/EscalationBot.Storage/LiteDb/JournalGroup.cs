using System.Buffers.Binary;
using System.Security.Cryptography;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.LiteDb;

/// <summary>Where the bytes of a kept file stand in the journal, until a fold moves them.</summary>
internal sealed record FilePlace(string Journal, long Offset, int Length, string FileName);

/// <summary>A commit of one piece of work as the journal gives it back.</summary>
internal sealed record JournalRecord(long Number, byte[] Json, IReadOnlyList<KeyValuePair<string, FilePlace>> Files);

/// <summary>
/// What one group commit writes: a mark, a seal over everything after it, the length, how many commits, the number of the
/// first; then each commit as JSON with its files. One write and one wait for the disk, however many commits.
/// </summary>
internal static class JournalGroup
{
    public const int HeadLength = 32;

    private const int SealAt = 8;
    private const int LengthAt = 16;
    private const int CountAt = 20;
    private const int FirstAt = 24;

    private static ReadOnlySpan<byte> Mark => "EBcommit"u8;

    /// <param name="to">Empty; afterwards the whole group.</param>
    /// <returns>For every file where in the group its bytes stand.</returns>
    public static IReadOnlyList<(FileContent File, long Offset)> Write(MemoryStream to, long first, IReadOnlyList<JournalEntry> entries)
    {
        var files = new List<(FileContent, long)>();
        to.SetLength(HeadLength);
        to.Position = HeadLength;
        using (var writer = new BinaryWriter(to, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.Write(entry.Json.Length);
                writer.Write(entry.Json);
                writer.Write(entry.Files.Count);
                foreach (var file in entry.Files)
                {
                    writer.Write(file.Key);
                    writer.Write(file.FileName);
                    writer.Write(file.Bytes.Length);
                    writer.Flush();
                    files.Add((file, to.Position));
                    writer.Write(file.Bytes.Span);
                }
            }
        }
        var group = to.GetBuffer().AsSpan(0, (int)to.Length);
        Mark.CopyTo(group);
        BinaryPrimitives.WriteInt32LittleEndian(group[LengthAt..], group.Length - HeadLength);
        BinaryPrimitives.WriteInt32LittleEndian(group[CountAt..], entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(group[FirstAt..], first);
        BinaryPrimitives.WriteInt64LittleEndian(group[SealAt..], SealOf(group));
        return files;
    }

    /// <summary>The length of the whole group at the beginning of these bytes, or null when no whole one stands there.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadLength || !bytes.StartsWith(Mark))
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[LengthAt..]);
        return length >= 0 && length <= bytes.Length - HeadLength && SealOf(bytes[..(HeadLength + length)]) == BinaryPrimitives.ReadInt64LittleEndian(bytes[SealAt..])
            ? HeadLength + length
            : null;
    }

    /// <summary>Whether a whole group stands anywhere in these bytes.</summary>
    public static bool StandsIn(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf(Mark); at >= 0; bytes = bytes[(at + 1)..], at = bytes.IndexOf(Mark))
        {
            if (LengthOf(bytes[at..]) is not null)
                return true;
        }
        return false;
    }

    /// <param name="group">A whole group.</param>
    /// <param name="journal">The file it stands in.</param>
    /// <param name="offset">Where it stands there.</param>
    public static IEnumerable<JournalRecord> Read(ReadOnlyMemory<byte> group, string journal, long offset)
    {
        using var reader = new BinaryReader(new MemoryStream(group.ToArray(), writable: false));
        reader.BaseStream.Position = CountAt;
        var (count, first) = (reader.ReadInt32(), reader.ReadInt64());
        for (var i = 0; i < count; i++)
        {
            var json = reader.ReadBytes(reader.ReadInt32());
            var files = new List<KeyValuePair<string, FilePlace>>();
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var (key, name, length) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
                files.Add(KeyValuePair.Create(key, new FilePlace(journal, offset + reader.BaseStream.Position, length, name)));
                reader.BaseStream.Position += length;
            }
            yield return new JournalRecord(first + i, json, files);
        }
    }

    private static long SealOf(ReadOnlySpan<byte> group) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(group[LengthAt..]));
}
