using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Domain.Organisation;

/// <summary>
/// One-time codes of eight characters that tie an account to a post (user stories 4.1). Only their hash is kept:
/// <see cref="LinkCode.Hash"/>.
/// </summary>
public static class LinkCodes
{
    /// <summary>Digits and capitals without those that look alike on paper: 0 O, 1 I L, U V.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public const int Length = 8;

    /// <summary>How many random bytes <see cref="Make"/> takes: enough that no character is more likely than another.</summary>
    public const int RandomBytes = 16;

    /// <summary>A code as it is shown, "K7MP-3XQ9".</summary>
    /// <param name="random">At least <see cref="RandomBytes"/> bytes nobody can guess.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few bytes.</exception>
    public static string Make(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(random.Length, RandomBytes, nameof(random));
        var rest = BinaryPrimitives.ReadUInt128LittleEndian(random);
        Span<char> code = stackalloc char[Length];
        foreach (ref var character in code)
        {
            character = Alphabet[(int)(rest % (uint)Alphabet.Length)];
            rest /= (uint)Alphabet.Length;
        }
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>Whether a text is written like a code; says nothing about whether the code exists.</summary>
    public static bool HasShape(string text)
    {
        var bare = Bare(text);
        return bare.Length == Length && bare.All(Alphabet.Contains);
    }

    /// <summary>SHA-256 of the code without separators, upper case, as lower-case hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(text))));

    /// <summary>The last two characters, by which an admin tells codes apart.</summary>
    public static string HintOf(string text) => Bare(text) is { Length: >= 2 } bare ? bare[^2..] : "";

    private static string Bare(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
