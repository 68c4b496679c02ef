using EscalationBot.Host.Runtime;

namespace EscalationBot.Host.Setup;

internal sealed record HealthJson(string Status, IReadOnlyList<string> Steps);

/// <summary>Whether the process lives, and whether the office works.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => new HealthJson("live", []));
        endpoints.MapGet("/health/ready", (Readiness readiness) => Ready(readiness));
    }

    /// <summary>An office without data is in working order; it only waits for the steps to be followed.</summary>
    private static IResult Ready(Readiness readiness)
    {
        if (!readiness.Started)
            return Results.Json(new HealthJson("starting", []), statusCode: StatusCodes.Status503ServiceUnavailable);
        var steps = readiness.FirstSteps;
        return Results.Ok(new HealthJson(steps.Count == 0 ? "ready" : "waiting-for-data", [.. steps.Select(s => s.Both)]));
    }
}
