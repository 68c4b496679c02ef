using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>By which a message is recognised that had no answer: the same when it is sent and when Zalo tells of it. Gives nothing away.</summary>
internal static class EchoMark
{
    /// <summary>Of a text; its echo repeats it.</summary>
    public static string Of(string oa, string user, string text) =>
        $"echo-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{oa}\n{user}\n{text.Trim()}")))}";

    /// <summary>Of a template to a telephone number; its receipt repeats what it was sent under.</summary>
    public static string OfTracking(string trackingId) => $"track-{trackingId}";
}
