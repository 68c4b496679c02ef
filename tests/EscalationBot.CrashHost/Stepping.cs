using System.Reflection;
using EscalationBot.Storage;
using Turn = System.Func<EscalationBot.Storage.TurnView, EscalationBot.Conversation.TurnResult<EscalationBot.Domain.Office.OfficeChanges>>;

namespace EscalationBot.CrashHost;

/// <summary>A face of the store with the steps marked on it; everything else goes through as it is.</summary>
public class Stepping<T> : DispatchProxy where T : class
{
    private T inner = null!;
    private Dagger dagger = null!;

    internal static T Around(T inner, Dagger dagger)
    {
        var proxy = Create<T, Stepping<T>>();
        var self = (Stepping<T>)(object)proxy;
        (self.inner, self.dagger) = (inner, dagger);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = () => targetMethod!.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod!.Name switch
        {
            nameof(ITurnStore.AcceptAsync) => AcceptAsync(call),
            nameof(ITurnStore.RunAsync) => RunAsync(targetMethod, args!),
            nameof(IWorkQueue.ClaimAsync) => ClaimAsync(call),
            nameof(IWorkQueue.CompleteAsync) => RecordAsync<bool>((WorkOutcome)args![0]!, call),
            _ => call(),
        };
    }

    private async Task<bool> AcceptAsync(Func<object?> call)
    {
        dagger.Pass(Steps.Received);
        var fresh = await (Task<bool>)call()!;
        dagger.Pass(Steps.Accepted);
        return fresh;
    }

    private async Task<TurnOutcome> RunAsync(MethodInfo method, object?[] args)
    {
        var turn = (Turn)args[2]!;
        args[2] = (Turn)(view =>
        {
            var result = turn(view);
            dagger.Pass(Steps.Turned);
            return result;
        });
        var call = () => method.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        var outcome = args[0] switch
        {
            Trigger.Notice told => await TellAsync(told, call),
            Trigger.Ending ending => await RecordAsync<TurnOutcome>(ending.Outcome, call),
            _ => await (Task<TurnOutcome>)call()!,
        };
        dagger.Pass(Steps.Committed);
        return outcome;
    }

    /// <summary>The words of a notice are claimed in the commit that makes them.</summary>
    private async Task<TurnOutcome> TellAsync(Trigger.Notice told, Func<object?> call)
    {
        dagger.ClaimBegins();
        var outcome = await (Task<TurnOutcome>)call()!;
        var words = ((IWorkQueue)inner).MessagesOf(told.Claimed);
        dagger.ClaimEnds(words.Select(w => w.Id));
        if (words.Count > 0)
            dagger.Pass(Steps.Leased);
        return outcome;
    }

    private async Task<IReadOnlyList<WorkItem>> ClaimAsync(Func<object?> call)
    {
        dagger.ClaimBegins();
        var claimed = await (Task<IReadOnlyList<WorkItem>>)call()!;
        dagger.ClaimEnds(claimed.Select(c => c.Id));
        if (claimed.Count > 0)
            dagger.Pass(Steps.Leased);
        return claimed;
    }

    private async Task<TResult> RecordAsync<TResult>(WorkOutcome outcome, Func<object?> call)
    {
        dagger.RecordingBegins(outcome.Item.Id);
        var result = await (Task<TResult>)call()!;
        dagger.RecordingEnds(outcome.Item.Id);
        dagger.Pass(Steps.Recorded);
        return result;
    }
}
