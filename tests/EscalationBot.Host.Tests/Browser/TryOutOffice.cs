using EscalationBot.Host.Tests.Running;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>A running program that the tests of one class share; they leave its clock alone, and each is a post of its own.</summary>
public sealed class TryOutOffice : IAsyncLifetime
{
    public RunningProgram Program { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Program = await RunningProgram.StartAsync();

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}
