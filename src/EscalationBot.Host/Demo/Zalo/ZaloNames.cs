using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Host.Demo.Zalo;

/// <summary>The account that a post of the demo uses on the simulated Zalo: nineteen digits, the same after every start.</summary>
internal static class ZaloNames
{
    private const ulong First = 2_000_000_000_000_000_000;

    private const ulong Many = 1_000_000_000_000_000_000;

    public static string UserOf(string post) =>
        (First + (BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(post))) % Many)).ToString(CultureInfo.InvariantCulture);
}
