using System.Globalization;
using EscalationBot.Storage.Writing;
using Microsoft.Win32.SafeHandles;

namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// The commits that are not folded yet, in files beside the store that are only ever appended to: <c>office.db.journal-17</c>
/// begins with commit 17. A commit is acknowledged when the disk has it. LiteDB (5.0.20) writes its log behind the back of a
/// commit, so what it has acknowledged may still be lost.
/// </summary>
internal sealed class JournalFiles(string store) : IDisposable
{
    private const string Suffix = ".journal-";

    /// <summary>A buffer that grew beyond this for a large file is given back.</summary>
    private const int LargestBuffer = 4 * 1024 * 1024;

    /// <summary>All files by their first number, with the bytes that are known to be whole.</summary>
    private readonly SortedList<long, long> files = [];
    private readonly Lock gate = new();
    private MemoryStream buffer = new();
    private SafeFileHandle? current;

    /// <summary>The journal files of a store, in order.</summary>
    public static IReadOnlyList<string> Of(string store)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(store))!;
        return [.. Directory.EnumerateFiles(folder, $"{Path.GetFileName(store)}{Suffix}*").Select(f => store + f[(f.LastIndexOf(Suffix, StringComparison.Ordinal))..]).OrderBy(FirstOf)];
    }

    /// <summary>Reads everything after a commit, for a start: what a power cut left of a commit nobody was told of is cut off.</summary>
    /// <exception cref="StoreException">Something that was once whole is missing or changed.</exception>
    public IEnumerable<JournalRecord> Open(long after)
    {
        Rotate();
        files.Clear();
        var (all, expected) = (Of(store), after + 1);
        foreach (var (i, file) in all.Index())
        {
            foreach (var record in Scan(file, CutTail(file, isLast: i == all.Count - 1)))
            {
                if (record.Number > expected)
                    throw StoreException.Damaged($"journal {expected} is missing");
                if (record.Number < expected)
                    continue;
                expected++;
                yield return record;
            }
        }
    }

    /// <summary>Reads everything after a commit while others append; they do not wait.</summary>
    /// <exception cref="StoreException">Something is missing or changed.</exception>
    public IReadOnlyList<JournalRecord> Read(long after)
    {
        List<KeyValuePair<long, long>> present;
        lock (gate)
            present = [.. files];
        return [.. present.SelectMany(f => Scan(PathOf(f.Key), f.Value)).Where(r => r.Number > after)];
    }

    /// <summary>Keeps commits durably, or throws and keeps none of them.</summary>
    /// <returns>Where their files stand.</returns>
    public IReadOnlyList<KeyValuePair<string, FilePlace>> Append(long first, IReadOnlyList<JournalEntry> entries)
    {
        if (buffer.Capacity > LargestBuffer)
            buffer = new MemoryStream();
        var inGroup = JournalGroup.Write(buffer, first, entries);
        var (file, start) = Current(first);
        try
        {
            RandomAccess.Write(current!, buffer.GetBuffer().AsSpan(0, (int)buffer.Length), start);
            RandomAccess.FlushToDisk(current!);
        }
        catch
        {
            // Nobody is told that these are kept, so the next start may not find them: it cuts the file back.
            Rotate();
            throw;
        }
        lock (gate)
            files[file] = start + buffer.Length;
        return [.. inGroup.Select(f => KeyValuePair.Create(
            f.File.Key, new FilePlace(PathOf(file), start + f.Offset, f.File.Bytes.Length, f.File.FileName)))];
    }

    /// <summary>The next commit begins a new file.</summary>
    public void Rotate()
    {
        current?.Dispose();
        current = null;
    }

    /// <summary>Lets go of files up to a commit at which <see cref="Rotate"/> was called.</summary>
    public void DropUntil(long number)
    {
        lock (gate)
        {
            while (files.Count > 0 && files.Keys[0] <= number)
            {
                File.Delete(PathOf(files.Keys[0]));
                files.RemoveAt(0);
            }
        }
    }

    /// <summary>The bytes of a file; null when a fold moved them meanwhile.</summary>
    public static byte[]? Read(FilePlace place)
    {
        try
        {
            using var handle = File.OpenHandle(place.Journal, share: FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[place.Length];
            return RandomAccess.Read(handle, bytes, place.Offset) == bytes.Length ? bytes : throw StoreException.Damaged($"{place.Journal} is cut short");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Dispose() => Rotate();

    private (long File, long Start) Current(long first)
    {
        if (current is not null)
            return (files.Keys[^1], files.Values[^1]);
        current = File.OpenHandle(PathOf(first), FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        lock (gate)
            files[first] = 0;
        return (first, 0);
    }

    /// <returns>How many bytes of the file are whole.</returns>
    private long CutTail(string file, bool isLast)
    {
        var bytes = File.ReadAllBytes(file);
        var whole = 0;
        while (JournalGroup.LengthOf(bytes.AsSpan(whole)) is { } length)
            whole += length;
        // A group is begun only when the one before it is on the disk: whatever stands before a whole one was acknowledged.
        if (whole < bytes.Length && (!isLast || JournalGroup.StandsIn(bytes.AsSpan(whole + 1))))
            throw StoreException.Damaged($"{file}, byte {whole}");
        if (whole == 0)
        {
            File.Delete(file);
            return 0;
        }
        if (whole < bytes.Length)
        {
            using var cut = File.OpenHandle(file, FileMode.Open, FileAccess.Write);
            RandomAccess.SetLength(cut, whole);
            RandomAccess.FlushToDisk(cut);
        }
        files[FirstOf(file)] = whole;
        return whole;
    }

    private static IEnumerable<JournalRecord> Scan(string file, long length)
    {
        if (length == 0)
            yield break;
        using var handle = File.OpenHandle(file, share: FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length];
        if (RandomAccess.Read(handle, bytes, 0) < length)
            throw StoreException.Damaged($"{file} is cut short");
        for (var at = 0; at < length;)
        {
            var group = JournalGroup.LengthOf(bytes.AsSpan(at)) ?? throw StoreException.Damaged($"{file}, byte {at}");
            foreach (var record in JournalGroup.Read(bytes.AsMemory(at, group), file, at))
                yield return record;
            at += group;
        }
    }

    private string PathOf(long first) => string.Create(CultureInfo.InvariantCulture, $"{store}{Suffix}{first}");

    private static long FirstOf(string file) => long.Parse(file.AsSpan(file.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}
