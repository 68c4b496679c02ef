using System.Buffers.Binary;
using EscalationBot.Conversation.Delivery;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>The vault of all replicas. A lock belongs to a connection, so that the database lets go of it when a process dies.</summary>
/// <param name="before">What was kept on this machine before the database was used; read where the database has nothing.</param>
internal sealed class PostgresVault(NpgsqlDataSource source, IVault before) : IVault
{
    public byte[]? Read(string name) => Ask("select content from vault where name = $1", name) ?? before.Read(name);

    public void Write(string name, byte[] content)
    {
        using var command = source.CreateCommand("insert into vault values ($1, $2) on conflict (name) do update set content = excluded.content");
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = content });
        command.ExecuteNonQuery();
    }

    public byte[]? Take(string name) => Ask("delete from vault where name = $1 returning content", name);

    public IDisposable? TryLock(string name)
    {
        var connection = source.OpenConnection();
        var key = BinaryPrimitives.ReadInt64LittleEndian(Names.Of("vault", name));
        var held = new Held(connection, key);
        if (Ask(connection, "select pg_try_advisory_lock($1)", key))
            return held;
        connection.Dispose();
        return null;
    }

    private byte[]? Ask(string sql, string name)
    {
        using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = name });
        return command.ExecuteScalar() as byte[];
    }

    private static bool Ask(NpgsqlConnection connection, string sql, long key)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = key });
        return command.ExecuteScalar() is true;
    }

    private sealed class Held(NpgsqlConnection connection, long key) : IDisposable
    {
        public void Dispose()
        {
            using (connection)
            {
                try
                {
                    Ask(connection, "select pg_advisory_unlock($1)", key);
                }
                catch (Exception e) when (StoreOutage.Is(e) || connection.State != System.Data.ConnectionState.Open)
                {
                    // The connection is gone, and the lock with it.
                }
            }
        }
    }
}
