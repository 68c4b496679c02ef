using System.Globalization;

namespace EscalationBot.Host.Demo;

/// <summary>
/// The clock of the demo: it stands still and is moved by visitors, forward only. Its present outlives a restart, so that
/// records made "tomorrow" never lie in the future. Waits and timestamps stay real.
/// </summary>
internal sealed class DemoTimeProvider : TimeProvider
{
    private readonly string? file;
    private long ticks;

    /// <param name="start">Where it starts when it is new, or when the kept moment is older.</param>
    /// <param name="file">Where its present is kept; null when it is not.</param>
    public DemoTimeProvider(DateTimeOffset start, string? file)
    {
        this.file = file;
        var kept = file is not null && File.Exists(file) ? Read(file) : start;
        ticks = (kept > start ? kept : start).UtcTicks;
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Kept first, then lived: a crash in between only shortens the wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies before the present one.</exception>
    public void MoveTo(DateTimeOffset moment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moment.UtcTicks, Interlocked.Read(ref ticks), nameof(moment));
        if (file is not null)
            Keep(file, moment);
        Interlocked.Exchange(ref ticks, moment.UtcTicks);
    }

    /// <exception cref="InvalidDataException">The file holds no moment.</exception>
    private static DateTimeOffset Read(string file) =>
        DateTimeOffset.TryParseExact(File.ReadAllText(file).Trim(), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new InvalidDataException($"{file} holds no moment.");

    private static void Keep(string file, DateTimeOffset moment)
    {
        var fresh = $"{file}.new";
        File.WriteAllText(fresh, moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        File.Move(fresh, file, overwrite: true);
    }
}
