using System.IO.Compression;
using System.Text;
using System.Xml;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// The words inside a text file or a Word document, so that a secrecy mark in there is seen before anything is kept.
/// Whatever cannot be read counts as having no words.
/// </summary>
internal static class DocumentText
{
    /// <summary>The mark stands on the first page; this much is more than enough, and bounds what a packed file can unfold to.</summary>
    private const int MostCharacters = 2_000_000;

    public static string Read(IncomingFile file)
    {
        var name = file.FileName;
        if (name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            return Plain(file.Content);
        return name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? Word(file.Content) : "";
    }

    private static string Plain(ReadOnlyMemory<byte> content)
    {
        using var reader = new StreamReader(new MemoryStream(content.ToArray()), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = new char[Math.Min(content.Length, MostCharacters)];
        return new string(text, 0, reader.ReadBlock(text, 0, text.Length));
    }

    private static string Word(ReadOnlyMemory<byte> content)
    {
        var text = new StringBuilder();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
            foreach (var part in archive.Entries.Where(CarriesWords))
                AppendPart(text, part);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or IOException)
        {
            // A damaged document shows its words to nobody.
        }
        return text.ToString();
    }

    /// <summary>The body, and the headers and footers where a stamp may stand.</summary>
    private static bool CarriesWords(ZipArchiveEntry part) =>
        part.FullName.StartsWith("word/", StringComparison.Ordinal) && part.FullName.EndsWith(".xml", StringComparison.Ordinal)
        && (part.Name.StartsWith("document", StringComparison.Ordinal) || part.Name.StartsWith("header", StringComparison.Ordinal)
            || part.Name.StartsWith("footer", StringComparison.Ordinal));

    private static void AppendPart(StringBuilder text, ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 10 * MostCharacters });
        while (text.Length < MostCharacters && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Text)
                text.Append(xml.Value);
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p" })
                text.Append('\n');
        }
        text.Append('\n');
    }
}
