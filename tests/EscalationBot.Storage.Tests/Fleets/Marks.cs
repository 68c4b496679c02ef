namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>Waits for what becomes true with some event. Its owner asks under the same lock under which that changes.</summary>
internal sealed class Marks
{
    private readonly List<(Func<bool> Is, TaskCompletionSource Reached)> waiting = [];

    /// <summary>Ends when it is true.</summary>
    public Task UntilAsync(Func<bool> isReached)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Add((isReached, reached));
        Reach();
        return reached.Task;
    }

    /// <summary>Something happened.</summary>
    public void Reach()
    {
        foreach (var mark in waiting.Where(m => m.Is()).ToList())
        {
            waiting.Remove(mark);
            mark.Reached.SetResult();
        }
    }
}
