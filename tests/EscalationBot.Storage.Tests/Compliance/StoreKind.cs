using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>The stores that keep the promises of the seam, each in the ways it may be treated.</summary>
public enum StoreKind
{
    Memory,
    File,

    /// <summary>In the middle of every test it is opened as a killed process leaves it.</summary>
    FileOpenedAgain,

    /// <summary>In the middle of every test it is closed and opened again; the journal is folded into the documents all the time.</summary>
    FoldedFileOpenedAgain,

    Postgres,

    /// <summary>Half of every test on one replica, the rest on one that starts after it has ended.</summary>
    PostgresOpenedAgain,
}

/// <summary>A test of the seam: it holds for every store.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryStoreAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<StoreKind>().Select(kind => new TheoryDataRow(kind))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>A test of what becomes of the claims of a process that is gone: with several processes only their leases can tell.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryStoreOfOneProcessAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(StoreKind.FileOpenedAgain), new TheoryDataRow(StoreKind.FoldedFileOpenedAgain)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
