using System.Collections.Concurrent;
using System.Text;
using LiteDB;
using Microsoft.Win32.SafeHandles;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>What the disk allows: one thread appends everything that waits to a file, in one write, and waits for the disk.</summary>
internal sealed class BareAppend : GroupAppend
{
    public const string Name = "bare append, group commit";

    private static readonly byte[] Entry = Encoding.UTF8.GetBytes(SampleDocument.Whole);

    private readonly SafeFileHandle journal;
    private long length;

    public BareAppend(string file)
    {
        journal = File.OpenHandle(file, FileMode.Create, FileAccess.Write);
        Start();
    }

    protected override void Append(int count)
    {
        var group = new byte[count * Entry.Length];
        for (var i = 0; i < count; i++)
            Entry.CopyTo(group, i * Entry.Length);
        RandomAccess.Write(journal, group, length);
        RandomAccess.FlushToDisk(journal);
        length += group.Length;
    }

    protected override void Close() => journal.Dispose();
}

/// <summary>The same with a LiteDB document for each. LiteDB does not wait for the disk in a commit: it writes behind it.</summary>
internal sealed class LiteDbAppend : GroupAppend
{
    public const string Name = "LiteDB append, group commit, no wait for the disk";

    private readonly LiteDatabase database;
    private readonly ILiteCollection<BsonDocument> journal;
    private long last;

    public LiteDbAppend(string file)
    {
        database = new LiteDatabase(file);
        journal = database.GetCollection("journal");
        Start();
    }

    protected override void Append(int count)
    {
        database.BeginTrans();
        journal.Insert(Enumerable.Range(0, count).Select(_ => new BsonDocument { ["_id"] = ++last, ["j"] = SampleDocument.Whole }));
        database.Commit();
    }

    protected override void Close() => database.Dispose();
}

/// <summary>One thread that makes everything that waits durable at once.</summary>
internal abstract class GroupAppend : IContender
{
    private readonly BlockingCollection<TaskCompletionSource> waiting = [];
    private Thread? writer;

    public Task TurnAsync(int conversation, int number)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Add(done);
        return done.Task;
    }

    public ValueTask DisposeAsync()
    {
        waiting.CompleteAdding();
        writer!.Join();
        Close();
        waiting.Dispose();
        return ValueTask.CompletedTask;
    }

    protected abstract void Append(int count);

    protected abstract void Close();

    protected void Start()
    {
        writer = new Thread(Write);
        writer.Start();
    }

    private void Write()
    {
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            var group = new List<TaskCompletionSource> { first };
            while (waiting.TryTake(out var next))
                group.Add(next);
            Append(group.Count);
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
