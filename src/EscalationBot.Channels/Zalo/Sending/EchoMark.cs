using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>By which a message is recognised that had no answer: the same when it is sent and when Zalo tells of it. Gives nothing away.</summary>
internal static class EchoMark
{
    /// <summary>Of a text; its echo repeats it.</summary>
    public static string Of(string oa, string user, string text) => Hash($"{oa}\n{user}\n{text.Trim()}");

    /// <summary>
    /// Of what Zalo's echo does not repeat: only its kind is known. Good enough, for a conversation is written to by one message at a
    /// time, and those that had an answer are known by name.
    /// </summary>
    public static string Of(string oa, string user, EchoKind kind) => Hash($"{oa}\n{user}\n\n{kind}");

    /// <summary>Of a template to a telephone number; its receipt repeats what it was sent under.</summary>
    public static string OfTracking(string trackingId) => $"track-{trackingId}";

    private static string Hash(string what) => $"echo-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))}";
}

/// <summary>What an echo tells of a message that it does not repeat.</summary>
internal enum EchoKind { Picture, File, Template }
