using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.ZaloSimulator;

/// <summary>How a renewal goes wrong.</summary>
public enum RenewalTrouble
{
    /// <summary>HTTP 500 with JSON in it; nothing is used up.</summary>
    ServerError,

    /// <summary>The pair is renewed, and the answer never arrives.</summary>
    CutAfterRotation,
}

/// <summary>The token service: a renewal ends the old refresh token at once, and the old access token with it.</summary>
public sealed class FakeZaloTokens(Func<DateTimeOffset> now, ZaloAccountKeys keys)
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> access = new();
    private readonly ConcurrentQueue<string> used = new();
    private (string Access, string Refresh) current;
    private readonly ConcurrentDictionary<string, string> codes = new();
    private int issued;
    private int consents;

    /// <summary>The number of the renewal (from 1) to its trouble.</summary>
    public Func<int, RenewalTrouble?> Script { get; set; } = _ => null;

    /// <summary>Happens when a pair was renewed, before the answer goes out: a renewal that takes its time.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>"expires_in" is a number instead of text.</summary>
    public bool NumericExpiry { get; set; }

    /// <summary>Every refresh token that was shown, in order.</summary>
    public IReadOnlyList<string> Used => [.. used];

    /// <summary>The API Explorer hands out a pair.</summary>
    public (string Access, string Refresh) Issue()
    {
        lock (gate)
            return Begin(($"access-{++issued}", $"refresh-{issued}"));
    }

    /// <summary>This pair is in force, and no other.</summary>
    public (string Access, string Refresh) Begin((string Access, string Refresh) pair)
    {
        lock (gate)
        {
            access.Clear();
            access[pair.Access] = now() + TimeSpan.FromHours(25);
            return current = pair;
        }
    }

    /// <summary>The owner of an account agrees: a code for whoever knows the verifier behind the challenge.</summary>
    public string Consent(string challenge)
    {
        var code = $"code-{Interlocked.Increment(ref consents)}";
        codes[code] = challenge;
        return code;
    }

    /// <summary>The access token in force is taken back.</summary>
    public void Revoke() => access.Clear();

    /// <summary>-216 for a token that is none, -220 for one that is over.</summary>
    public int? Fault(string token) => !access.TryGetValue(token, out var until) ? -216 : until <= now() ? -220 : null;

    public async Task<IResult> RenewAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (context.Request.Headers["secret_key"] != keys.AppSecret || form["app_id"] != keys.AppId)
            return Results.Json(new { error = -14002, error_name = "Invalid app", error_reason = "", error_description = "" });
        if (form["grant_type"] == "authorization_code")
            return Redeem(form["code"].ToString(), form["code_verifier"].ToString());
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
        await BeforeAnswer();
        if (trouble == RenewalTrouble.CutAfterRotation)
        {
            context.Abort();
            return Results.Empty;
        }
        return Pair(pair);
    }

    private IResult Redeem(string code, string verifier) =>
        codes.TryRemove(code, out var challenge) && challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            ? Pair(Issue())
            : Results.Json(new { error = -14004, error_name = "Invalid code", error_reason = "", error_description = "", ref_doc = "" });

    private IResult Pair((string Access, string Refresh) pair)
    {
        object expiry = NumericExpiry ? 90_000 : 90_000.ToString(CultureInfo.InvariantCulture);
        return Results.Json(new { access_token = pair.Access, refresh_token = pair.Refresh, expires_in = expiry });
    }
}
