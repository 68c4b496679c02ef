using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// Turns of one conversation in this process, one after another in the order given. Other replicas are held off by the row
/// of the conversation; here nobody need find that out by failing.
/// </summary>
internal sealed class Lanes
{
    private readonly Dictionary<Room, Task> last = [];

    public Task<T> AddAsync<T>(Room room, Func<Task<T>> turn)
    {
        lock (last)
        {
            var mine = AfterAsync(last.GetValueOrDefault(room, Task.CompletedTask), turn);
            last[room] = mine;
            _ = mine.ContinueWith(_ => Leave(room, mine), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return mine;
        }
    }

    private static async Task<T> AfterAsync<T>(Task before, Func<Task<T>> turn)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await turn().ConfigureAwait(false);
    }

    private void Leave(Room room, Task mine)
    {
        lock (last)
        {
            if (last.GetValueOrDefault(room) == mine)
                last.Remove(room);
        }
    }
}
