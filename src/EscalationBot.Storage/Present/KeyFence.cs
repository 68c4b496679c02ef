using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Storage.Present;

/// <summary>
/// Keys of intents whose rows are gone, sixteen bytes each: what was told once is never told again, however late its reason comes back.
/// </summary>
internal sealed class KeyFence
{
    private const int Width = 16;

    /// <summary>Sorted, each more than twice as long as the next: a key is copied a few times while millions come.</summary>
    private readonly ImmutableArray<UInt128[]> runs;

    private KeyFence(ImmutableArray<UInt128[]> runs) => this.runs = runs;

    public static KeyFence Empty { get; } = new([]);

    /// <summary>In no order that means anything.</summary>
    public IEnumerable<UInt128> All => runs.SelectMany(run => run);

    public bool Contains(UInt128 key) => runs.Any(run => Array.BinarySearch(run, key) >= 0);

    /// <summary>The first half of the SHA-256 of the key: two keys do not share it.</summary>
    public static UInt128 Of(string key) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <param name="keys">None of which it holds.</param>
    public KeyFence Add(params ReadOnlySpan<UInt128> keys)
    {
        var added = keys.ToArray();
        Array.Sort(added);
        var (rest, last) = (runs, added);
        while (rest is [.., var before] && before.Length <= 2 * last.Length)
            (rest, last) = (rest.RemoveAt(rest.Length - 1), Merged(before, last));
        return last.Length == 0 ? this : new KeyFence(rest.Add(last));
    }

    /// <summary>The same text for the same keys, in whatever order they came.</summary>
    public string ToText()
    {
        var bytes = new byte[runs.Sum(run => run.Length) * Width];
        foreach (var (i, key) in All.Order().Index())
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(i * Width), key);
        return Convert.ToBase64String(bytes);
    }

    /// <exception cref="FormatException">It is no such text.</exception>
    public static KeyFence Parse(string text)
    {
        var bytes = Convert.FromBase64String(text);
        return Empty.Add([.. Enumerable.Range(0, bytes.Length / Width).Select(i => BinaryPrimitives.ReadUInt128BigEndian(bytes.AsSpan(i * Width)))]);
    }

    private static UInt128[] Merged(UInt128[] one, UInt128[] other)
    {
        var merged = (UInt128[])[.. one, .. other];
        Array.Sort(merged);
        return merged;
    }
}
