using System.Data.Common;
using System.Text.Json;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Templates;

/// <summary>How many template messages an account may still send.</summary>
/// <param name="Daily">Of a day; null when Zalo did not say.</param>
/// <param name="Day">The day in Vietnam on which Zalo said so; the next one begins with a new quota.</param>
public sealed record TemplateQuota(int? Daily, int Remaining, DateOnly Day);

/// <summary>The quota as Zalo last told it to any process, kept over restarts.</summary>
/// <param name="real">The real time.</param>
public sealed class QuotaBook(IVault vault, TimeProvider real)
{
    /// <summary>What is left today; null when Zalo has not said today.</summary>
    public TemplateQuota? Today(string oa)
    {
        try
        {
            return vault.Read(NameOf(oa)) is { } kept && JsonSerializer.Deserialize<TemplateQuota>(kept) is { } quota && quota.Day == ZaloDay.Of(real.GetUtcNow())
                ? quota
                : null;
        }
        catch (Exception e) when (IsAway(e))
        {
            return null;
        }
    }

    /// <summary>Notes what an answer says of the quota ("dailyQuota", "remainingQuota"); one that says nothing changes nothing.</summary>
    internal void Note(string oa, JsonElement? quota)
    {
        if (quota.Get("remainingQuota").AsNumber() is not { } remaining)
            return;
        var told = new TemplateQuota((int?)quota.Get("dailyQuota").AsNumber(), (int)remaining, ZaloDay.Of(real.GetUtcNow()));
        // Answers may arrive in another order than the sends.
        var known = Today(oa) is { } present && present.Daily == told.Daily && present.Remaining < told.Remaining ? present : told;
        try
        {
            vault.Write(NameOf(oa), JsonSerializer.SerializeToUtf8Bytes(known));
        }
        catch (Exception e) when (IsAway(e))
        {
            // The message went out; Zalo says it again with the next one.
        }
    }

    private static string NameOf(string oa) => $"zalo-quota-{oa}";

    private static bool IsAway(Exception error) => error is JsonException or DbException or IOException or UnauthorizedAccessException;
}
