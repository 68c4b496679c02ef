using System.Security.Cryptography;
using System.Text;
using EscalationBot.Domain.Nudges;

namespace EscalationBot.Domain.Notices;

/// <summary>Keys of notices: the same intent always has the same key.</summary>
public static class NoticeKeys
{
    /// <summary>The key of a notice that holds these nudges: a digest of their own keys, so that another set is another intent.</summary>
    public static string Of(IEnumerable<DueNudge> nudges)
    {
        var keys = string.Join('\n', nudges.Select(n => n.Key).Order(StringComparer.Ordinal));
        return $"nudges:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keys)))[..32]}";
    }
}
