using System.Collections.Concurrent;
using LiteDB;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>What the disk and LiteDB allow: one thread appends everything that waits as one document each, in one transaction.</summary>
internal sealed class BareAppend : IContender
{
    public const string Name = "bare append, group commit";

    private readonly BlockingCollection<TaskCompletionSource> waiting = [];
    private readonly LiteDatabase database;
    private readonly ILiteCollection<BsonDocument> journal;
    private readonly Thread writer;
    private long last;

    public BareAppend(string file)
    {
        database = new LiteDatabase(file);
        journal = database.GetCollection("journal");
        writer = new Thread(Write);
        writer.Start();
    }

    public Task TurnAsync(int conversation, int number)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Add(done);
        return done.Task;
    }

    public ValueTask DisposeAsync()
    {
        waiting.CompleteAdding();
        writer.Join();
        database.Dispose();
        waiting.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write()
    {
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            var group = new List<TaskCompletionSource> { first };
            while (waiting.TryTake(out var next))
                group.Add(next);
            database.BeginTrans();
            journal.Insert(group.Select(_ => new BsonDocument { ["_id"] = ++last, ["j"] = SampleDocument.Whole }));
            database.Commit();
            foreach (var done in group)
                done.SetResult();
        }
    }
}

/// <summary>What a program does that does not think about it: three collections, one transaction for each turn.</summary>
internal sealed class CommitPerTurn : IContender
{
    public const string Name = "one commit a turn";

    private readonly LiteDatabase database;
    private readonly Lock gate = new();

    public CommitPerTurn(string file)
    {
        database = new LiteDatabase(file);
        database.GetCollection("outbox").EnsureIndex("due");
    }

    public Task TurnAsync(int conversation, int number)
    {
        lock (gate)
        {
            database.BeginTrans();
            database.GetCollection("inbox").Insert(new BsonDocument { ["_id"] = $"web|c{conversation}|m{number}", ["j"] = SampleTurn.Text });
            database.GetCollection("conversations").Upsert(new BsonDocument { ["_id"] = $"c{conversation}", ["j"] = SampleTurn.Text });
            database.GetCollection("outbox").Insert(new BsonDocument { ["_id"] = number, ["due"] = number, ["j"] = SampleTurn.Text });
            database.Commit();
        }
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        database.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal static class SampleDocument
{
    /// <summary>As long as the journal entry of a turn of the store: state and reply.</summary>
    public static readonly string Whole = SampleTurn.Text + SampleTurn.Text + SampleTurn.Text[..200];
}
