namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>Tests that measure moments: other tests of this project would take the processor from the processes that they watch.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
