using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// The clock of the database, for all replicas the same: leases and what is due would mean something else on every machine
/// whose clock is off. It is read now and then and goes on by what passes here meanwhile, which no change of the local clock
/// moves.
/// </summary>
internal sealed class DatabaseTime(TimeProvider local) : TimeProvider
{
    private const int Readings = 3;

    private volatile Reading last = new(local.GetUtcNow(), local.GetTimestamp());

    public override long TimestampFrequency => local.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => local.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => last.At + local.GetElapsedTime(last.Stamp);

    public override long GetTimestamp() => local.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        local.CreateTimer(callback, state, dueTime, period);

    /// <summary>Reads the clock a few times; of the answers the quickest is the most exact.</summary>
    public void Read(NpgsqlConnection connection)
    {
        using var ask = new NpgsqlCommand("select clock_timestamp()", connection);
        var (best, shortest) = (last, TimeSpan.MaxValue);
        for (var i = 0; i < Readings; i++)
        {
            var sent = local.GetTimestamp();
            var answer = (DateTime)ask.ExecuteScalar()!;
            var took = local.GetElapsedTime(sent);
            // It was read somewhere on the way; the middle is wrong by half the way at most.
            if (took < shortest)
                (best, shortest) = (new Reading(new DateTimeOffset(answer, TimeSpan.Zero) - (took / 2), sent), took);
        }
        last = best;
    }

    private sealed record Reading(DateTimeOffset At, long Stamp);
}
