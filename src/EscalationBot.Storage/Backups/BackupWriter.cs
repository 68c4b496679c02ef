using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.Backups;

/// <summary>Writes a backup from beginning to end; without <see cref="Finish"/> it is refused when it is read.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly Stream to;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly GZipStream packed;
    private readonly StreamWriter lines;

    public BackupWriter(Stream to)
    {
        this.to = to;
        var hashed = new HashedStream(to, hash);
        hashed.Write(BackupFormat.Head(BackupFormat.Version));
        packed = new GZipStream(hashed, CompressionLevel.Fastest);
        lines = new StreamWriter(packed, new UTF8Encoding(false), bufferSize: 64 * 1024);
    }

    public void Put(string drawer, Sheet sheet) => Put(new BackupLine(drawer, sheet.Id.Number, sheet.Id.Text, sheet.Json));

    public void Put(FileContent file) => Put(new BackupLine(BackupLine.Files, 0, file.Key, Convert.ToBase64String(file.Bytes.Span), file.FileName));

    public void Put(BackupLine line) => lines.Write($"{StoreJson.Write(line)}\n");

    public void Finish()
    {
        lines.Dispose();
        to.Write(hash.GetHashAndReset());
    }

    public void Dispose()
    {
        lines.Dispose();
        packed.Dispose();
        hash.Dispose();
    }

    /// <summary>Passes everything on and sums it up; what is behind stays open.</summary>
    private sealed class HashedStream(Stream to, IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            to.Write(buffer);
        }

        public override void Flush() => to.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
