using System.Security.Cryptography;
using System.Text;
using EscalationBot.Storage.Json;

namespace EscalationBot.Storage.Sheets;

/// <summary>What a sheet is called in its drawer: a number or (then the number is 0) a text.</summary>
internal readonly record struct SheetId(long Number, string? Text)
{
    /// <summary>LiteDB refuses keys of 1,024 bytes and more; longer ones than this keep their beginning and a hash.</summary>
    private const int Longest = 200;

    public static implicit operator SheetId(long number) => new(number, null);

    public static SheetId Of(string text) => new(0, text.Length <= Longest
        ? text
        : $"{text[..(Longest / 2)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");

    /// <summary>An id of several names, none of which can run into the next.</summary>
    public static SheetId Of(params IReadOnlyList<string> names) => Of(StoreJson.Write(names));

    public override string ToString() => Text ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One part of the present state as JSON.</summary>
internal readonly record struct Sheet(SheetId Id, string Json);
