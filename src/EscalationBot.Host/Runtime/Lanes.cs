namespace EscalationBot.Host.Runtime;

/// <summary>One thing after another within a conversation, side by side across conversations.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<(string Channel, string Conversation), Task> last = [];
    private readonly Lock gate = new();

    public Task<T> Add<T>((string Channel, string Conversation) lane, Func<Task<T>> work)
    {
        lock (gate)
        {
            var mine = After(last.GetValueOrDefault(lane, Task.CompletedTask), work);
            last[lane] = mine;
            _ = ForgetAfter(lane, mine);
            return mine;
        }
    }

    private static async Task<T> After<T>(Task before, Func<Task<T>> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        return await work();
    }

    /// <summary>A conversation at rest takes no memory.</summary>
    private async Task ForgetAfter((string, string) lane, Task mine)
    {
        await mine.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (last.GetValueOrDefault(lane) == mine)
                last.Remove(lane);
        }
    }
}
