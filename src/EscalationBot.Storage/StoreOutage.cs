using System.Data.Common;

namespace EscalationBot.Storage;

/// <summary>Tells a store that is away from a request that is wrong.</summary>
public static class StoreOutage
{
    /// <summary>read_only_sql_transaction: the server is no primary any more, or was told to take no writes.</summary>
    private const string ReadOnly = "25006";

    /// <summary>
    /// The store cannot be reached, is starting or stopping, full, out of connections, or takes no writes: the same request may
    /// succeed later, unchanged.
    /// </summary>
    public static bool Is(Exception error) => error is DbException e && (e.SqlState is null or ReadOnly || e.IsTransient);
}
