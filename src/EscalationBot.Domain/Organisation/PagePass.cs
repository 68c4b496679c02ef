using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Domain.Organisation;

/// <summary>
/// Lets whoever has its key see a page for administrators, without a password: the key goes to an administrator in chat, is good
/// for minutes, and for one use of what the page offers. Only its hash is kept.
/// </summary>
/// <param name="Hash">SHA-256 of the key as lower-case hex.</param>
public sealed record PagePass(string Hash, PostId Post, DateTimeOffset ExpiresAt)
{
    public static TimeSpan Lives { get; } = TimeSpan.FromMinutes(15);

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
