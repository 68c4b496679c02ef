namespace EscalationBot.Host.Runtime;

/// <summary>A file as it came in, not kept yet.</summary>
internal sealed record IncomingFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content);
