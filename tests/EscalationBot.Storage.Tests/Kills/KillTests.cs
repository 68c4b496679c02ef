namespace EscalationBot.Storage.Tests.Kills;

/// <summary>
/// The running office as a process of its own, killed with SIGKILL. The other side of the channel is this process: it counts
/// what arrives, and nothing may be lost, doubled or out of order.
/// </summary>
public sealed class KillTests
{
    public static TheoryData<string> Steps() => [.. End.Steps];

    [Theory, MemberData(nameof(Steps))]
    public async Task Killed_at_any_step_the_office_loses_and_doubles_nothing(string step)
    {
        using var office = new CrashOffice(seed: 1, repeatable: false, TimeProvider.System.GetUtcNow());
        await office.FurnishAsync();
        await office.DieAsync([End.At(step, 1), End.At(step, 4)]);
        await office.FinishAsync(atLeast: 24);
        await office.ReckonAsync();
    }
}
