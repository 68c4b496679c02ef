using System.Text.Json.Serialization;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Vitals;

namespace EscalationBot.Host.Setup;

/// <param name="Steps">What a newcomer has to do before the office can work.</param>
internal sealed record HealthJson(string Status, IReadOnlyList<string> Steps)
{
    /// <summary>The names of the checks that failed; left out when none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Failing { get; init; }

    /// <summary>The names of what to look at before it fails; left out when there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>Whether the process lives, and whether the office works.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => new HealthJson("live", []));
        endpoints.MapGet("/health/ready", (Readiness readiness, VitalSigns signs) => ReadyAsync(readiness, signs));
    }

    /// <summary>An office without data is in working order; it only waits for the steps to be followed.</summary>
    private static async Task<IResult> ReadyAsync(Readiness readiness, VitalSigns signs)
    {
        if (!readiness.Started)
            return NotReady(new HealthJson("starting", []));
        if (await signs.FailingAsync() is [_, ..] failing)
            return NotReady(new HealthJson("failing", []) { Failing = failing });
        var steps = readiness.FirstSteps;
        return Results.Ok(new HealthJson(steps.Count == 0 ? "ready" : "waiting-for-data", [.. steps.Select(s => s.Both)]) { Warnings = signs.Warnings });
    }

    private static IResult NotReady(HealthJson health) => Results.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable);
}
