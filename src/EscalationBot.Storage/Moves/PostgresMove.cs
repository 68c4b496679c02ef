using System.Data;
using EscalationBot.Storage.Backups;
using EscalationBot.Storage.Postgres;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;
using Npgsql;

namespace EscalationBot.Storage.Moves;

/// <summary>How far a move is: pieces done of all.</summary>
public readonly record struct MoveProgress(int Done, int Of);

/// <summary>What a move came to: how many of each kind, the same on both sides.</summary>
public sealed record MoveReport(IReadOnlyDictionary<string, int> Counts);

/// <summary>The target does not hold what the source does; nothing was changed in the source.</summary>
public sealed class MoveException(IReadOnlyList<string> differences) : Exception(string.Join("; ", differences));

/// <summary>
/// Moves everything between an embedded store and PostgreSQL. The source is only read. Afterwards both sides are summed up
/// kind by kind; only a target that holds the same is opened by the program.
/// </summary>
public static class PostgresMove
{
    private const int Slice = 200;

    /// <summary>Goes on where an earlier call was cut off, as long as the source did not change.</summary>
    /// <exception cref="StoreException">The database holds something else, or cannot be used.</exception>
    /// <exception cref="MoveException">What arrived is not what was sent.</exception>
    public static async Task<MoveReport> ToDatabaseAsync(LiteDbStore from, PostgresStoreOptions to, Action<MoveProgress> progress, CancellationToken cancellation)
    {
        await using var source = to.Source();
        var done = Migrations.BeginMove(source);
        var files = from.Files();
        // The database numbers messages itself.
        var image = from.Image with { Inbox = from.Image.Inbox.Closed() };
        var changes = ImageChanges.Of(image).ToList();
        var all = changes.Count + files.Count;
        for (progress(new MoveProgress(done, all)); done < all; progress(new MoveProgress(done, all)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (done < changes.Count)
                done = Put(source, done, changes.Skip(done).Take(Slice).ToList(), (draft, change) => draft.Do(change));
            else
            {
                var file = files[done - changes.Count];
                var bytes = (await from.GetAsync(file.Key, cancellation).ConfigureAwait(false))!;
                done = Put(source, done, [new FileContent(file.Key, file.FileName, bytes)], (draft, content) => draft.Keep(content));
            }
        }
        using (var session = new Session(source, IsolationLevel.RepeatableRead))
        {
            // Handled messages were heard on the way; what is left of erased ones was not, and goes on recognising repeats by the hash of its key.
            ReachRows.PutAll(session, image.Reach);
            session.Write("update inbox set key = decode(substr(message::json ->> 'messageId', 2), 'hex') where forgotten and message::json ->> 'user' = '' and message::json ->> 'messageId' ~ '^#[0-9a-f]{64}$'");
            session.Write("update work set forgotten = true where words and row::json ->> 'wordsForgotten' = 'true'");
            session.Ask("select setval('mark', $1, false)", r => r.GetInt64(0), image.NextMark);
            session.Commit();
        }
        var report = Compare(ImageDigest.Of(Read(source).Image), ImageDigest.Of(image), Read(source).Files, files);
        Migrations.EndMove(source);
        return report;
    }

    /// <summary>Makes a backup of the database, and a store of that; the store stands in its place only when it is whole.</summary>
    /// <param name="path">The file of the store, which must not be there yet.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    /// <exception cref="MoveException">What arrived is not what was sent.</exception>
    public static async Task<MoveReport> ToFileAsync(PostgresStoreOptions from, string path, Action<MoveProgress> progress, CancellationToken cancellation)
    {
        await using var source = from.Source();
        Migrations.Run(source);
        var (image, files) = Read(source);
        var backup = $"{path}.moving";
        try
        {
            await using (var to = new FileStream(backup, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                using var writer = new BackupWriter(to);
                new ImageSheets(name => new BackupDrawer(name, writer, cancellation)).Write(image, Unfolded.Everything(image), journal: 0);
                for (var i = 0; i < files.Count; progress(new MoveProgress(++i, files.Count + 1)))
                    writer.Put(new FileContent(files[i].Key, files[i].FileName, Bytes(source, files[i].Key)));
                writer.Finish();
            }
            await LiteDbBackup.RestoreAsync(backup, path, () => throw new InvalidOperationException("No turn runs here.")).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(backup);
        }
        progress(new MoveProgress(files.Count + 1, files.Count + 1));
        await using var arrived = LiteDbStore.Open(new LiteDbStoreOptions(path), () => throw new InvalidOperationException("No turn runs here."));
        return Compare(ImageDigest.Of(arrived.Image), ImageDigest.Of(image), arrived.Files(), files);
    }

    /// <summary>One transaction, which also keeps how far it is.</summary>
    private static int Put<T>(NpgsqlDataSource source, int done, List<T> pieces, Action<RowDraft, T> put)
    {
        using var session = new Session(source, IsolationLevel.RepeatableRead);
        var draft = new RowDraft(session, new Followed(), null!, DateTimeOffset.MinValue, hasBook: true);
        foreach (var piece in pieces)
            put(draft, piece);
        session.Write("update moving set done = $1", done + pieces.Count);
        session.Commit();
        return done + pieces.Count;
    }

    private static (Present.OfficeImage Image, List<KeptFile> Files) Read(NpgsqlDataSource source)
    {
        using var session = new Session(source, IsolationLevel.RepeatableRead);
        var files = session.Ask("select key, name from file order by key", r => new KeptFile(r.GetString(0), r.GetString(1)));
        return (PostgresImage.Read(session, new Followed()), files);
    }

    private static byte[] Bytes(NpgsqlDataSource source, string key)
    {
        using var session = new Session(source, IsolationLevel.ReadCommitted);
        return session.Ask("select content from file where key = $1", r => r.GetFieldValue<byte[]>(0), key)[0];
    }

    /// <summary>The key of a file is the sum of its bytes.</summary>
    private static MoveReport Compare(ImageDigest arrived, ImageDigest sent, IEnumerable<KeptFile> filesArrived, IReadOnlyList<KeptFile> filesSent)
    {
        var differences = arrived.Differences(sent).ToList();
        var missing = filesSent.Except(filesArrived).Count();
        if (missing > 0)
            differences.Add($"files: {missing} missing");
        return differences.Count > 0
            ? throw new MoveException(differences)
            : new MoveReport(sent.Drawers.ToDictionary(d => d.Key, d => d.Value.Count).Append(KeyValuePair.Create("files", filesSent.Count)).ToDictionary());
    }
}
