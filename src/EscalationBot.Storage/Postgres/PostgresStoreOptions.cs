namespace EscalationBot.Storage.Postgres;

/// <param name="ConnectionString">As Npgsql reads it; several hosts and "Target Session Attributes=primary" follow a failover.</param>
/// <param name="Turns">How many turns, claims and outcomes run at a time, each on a connection of its own.</param>
public sealed record PostgresStoreOptions(string ConnectionString, int Turns = 16);
