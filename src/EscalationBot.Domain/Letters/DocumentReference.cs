using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Letters;

/// <summary>
/// A document by number and symbol as Decree 30/2020/NĐ-CP writes them ("45/TTr-UBND"), with the day it bears.
/// One number alone is not unique: see <see cref="Key"/>.
/// </summary>
/// <param name="Code">Number and symbol, capitals restored, no spaces.</param>
/// <param name="Issuer">The body that signed it, when known.</param>
public sealed record DocumentReference(string Code, DateOnly? Date, UnitId? Issuer)
{
    /// <summary>What makes two references the same document: symbol, year and issuing body (series restart every year).</summary>
    public DocumentKey Key => new(Code.ToUpperInvariant(), Date?.Year, Issuer);
}

public readonly record struct DocumentKey(string Code, int? Year, UnitId? Issuer);

public enum LetterDirection { Request, Reminder, Reply, Other }

/// <summary>A letter of the thread of a proposal.</summary>
/// <param name="Passage">The passage concerned, as the unit pasted it.</param>
/// <param name="Attachment">Key of the stored file, when one was sent.</param>
public sealed record OfficialLetter(DocumentReference Reference, LetterDirection Direction, string? Passage, string? Attachment)
{
    /// <summary>The same document in the same role, whatever else is known of it.</summary>
    public bool IsSameAs(OfficialLetter other) => Direction == other.Direction && Reference.Key == other.Reference.Key;
}
