using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Testing.Zalo;

/// <summary>How a renewal goes wrong.</summary>
public enum RenewalTrouble
{
    /// <summary>HTTP 500 with JSON in it; nothing is used up.</summary>
    ServerError,

    /// <summary>The pair is renewed, and the answer never arrives.</summary>
    CutAfterRotation,
}

/// <summary>The token service: a renewal ends the old refresh token at once, and the old access token with it.</summary>
public sealed class FakeZaloTokens(Func<DateTimeOffset> now)
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> access = new();
    private readonly ConcurrentQueue<string> used = new();
    private (string Access, string Refresh) current;
    private int issued;

    /// <summary>The number of the renewal (from 1) to its trouble.</summary>
    public Func<int, RenewalTrouble?> Script { get; set; } = _ => null;

    /// <summary>"expires_in" is a number instead of text.</summary>
    public bool NumericExpiry { get; set; }

    /// <summary>Every refresh token that was shown, in order.</summary>
    public IReadOnlyList<string> Used => [.. used];

    /// <summary>The API Explorer hands out a pair.</summary>
    public (string Access, string Refresh) Issue()
    {
        lock (gate)
        {
            access.Clear();
            current = ($"access-{++issued}", $"refresh-{issued}");
            access[current.Access] = now() + TimeSpan.FromHours(25);
            return current;
        }
    }

    /// <summary>The access token in force is taken back.</summary>
    public void Revoke() => access.Clear();

    /// <summary>-216 for a token that is none, -220 for one that is over.</summary>
    public int? Fault(string token) => !access.TryGetValue(token, out var until) ? -216 : until <= now() ? -220 : null;

    public async Task<IResult> RenewAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (context.Request.Headers["secret_key"] != "app-secret" || form["grant_type"] != "refresh_token" || form["app_id"] != ZaloAccountKeys.One.AppId)
            return Results.Json(new { error = -14002, error_name = "Invalid app", error_reason = "", error_description = "" });
        var token = form["refresh_token"].ToString();
        used.Enqueue(token);
        var trouble = Script(used.Count);
        if (trouble == RenewalTrouble.ServerError)
            return Results.Json(new { error = -1, error_name = "Internal" }, statusCode: StatusCodes.Status500InternalServerError);
        lock (gate)
        {
            if (token != current.Refresh)
                return Results.Json(new { error = -14020, error_name = "Invalid refresh token", error_reason = "", error_description = "used", ref_doc = "" });
        }
        var pair = Issue();
        if (trouble == RenewalTrouble.CutAfterRotation)
        {
            context.Abort();
            return Results.Empty;
        }
        object expiry = NumericExpiry ? 90_000 : 90_000.ToString(CultureInfo.InvariantCulture);
        return Results.Json(new { access_token = pair.Access, refresh_token = pair.Refresh, expires_in = expiry });
    }
}
