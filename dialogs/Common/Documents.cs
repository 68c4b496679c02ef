using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>Document numbers in answers: read, kept in a slot as "45/TTr-UBND|2025-12-18", shown with the date.</summary>
internal static class Documents
{
    /// <summary>The first whole document number in a text, or null.</summary>
    public static DocumentReference? Read(Turn turn, string text) => ReadAll(turn, text) is [var first, ..] ? first : null;

    public static IReadOnlyList<DocumentReference> ReadAll(Turn turn, string text)
    {
        var found = turn.Reader.Documents(text, turn.Today).Where(d => d.Normalized is not null).ToList();
        var single = found is [{ Date: null }] ? turn.Reader.Dates(text, turn.Today, DateDirection.Past) : [];
        return [.. found.Select(d => new DocumentReference(d.Normalized!, d.Date ?? (single is [{ Bound: null } only] ? only.Date : null), null))];
    }

    /// <summary>A number without its symbol ("cv 123"): known to be a document, but not which.</summary>
    public static bool IsPartial(Turn turn, string text) =>
        turn.Reader.Documents(text, turn.Today) is [{ Normalized: null }, ..];

    public static SlotValue Slot(Turn turn, DocumentReference document) => new(
        $"{document.Code}|{document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", turn.Show.Document(document));

    /// <summary>Several documents in one slot, separated by semicolons; one is kept as by itself.</summary>
    public static SlotValue Slot(Turn turn, IReadOnlyList<DocumentReference> documents) =>
        new(string.Join(';', documents.Select(d => Slot(turn, d).Value)), string.Join("; ", documents.Select(turn.Show.Document)));

    /// <summary>Whether a kept value is a document, or several.</summary>
    public static bool Knows(string value) => value.Split(';').All(v => v.LastIndexOf('|') is > 0 and var cut && (cut == v.Length - 1 || KnowsDate(v[(cut + 1)..])));

    public static bool KnowsDate(string value) => Kept.Day(value) is not null;

    public static DocumentReference Parse(string value, UnitId? issuer = null)
    {
        var cut = value.LastIndexOf('|');
        return new DocumentReference(value[..cut], cut == value.Length - 1 ? null : DateOnly.ParseExact(value[(cut + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture), issuer);
    }

    /// <summary>The document of a slot, completed by the slot that asked for its date.</summary>
    public static DocumentReference? In(Draft draft, string slot, string dateSlot, UnitId? issuer = null)
    {
        if (draft.Value(slot) is not { } value)
            return null;
        var document = Parse(value, issuer);
        return document.Date is null && draft.Value(dateSlot) is { } date
            ? document with { Date = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) }
            : document;
    }

    /// <summary>A slot for a document number, and one for its date that is only asked when it was left out.</summary>
    public static IEnumerable<Slot<Turn>> Slots(string name, string dateName, string label, Func<Turn, Draft, bool> needed, Func<Turn, Draft, Prompt> ask) =>
    [
        new Slot<Turn>(name) { Label = label, Field = FieldKind.Line, IsAnswer = IsNumberAlone, Needed = needed, Knows = (_, value) => Knows(value) && !value.Contains(';'), Ask = ask, Read = (turn, _, text) => ReadSlot(turn, name, text) },
        new Slot<Turn>(dateName)
        {
            Field = FieldKind.Day,
            Knows = (_, value) => KnowsDate(value),
            Needed = (turn, draft) => needed(turn, draft) && draft.Value(name) is { } value && Parse(value).Date is null,
            Ask = (turn, draft) => new Prompt(turn.Text("documents.ask-date", ("code", Parse(draft.Value(name)!).Code))),
            Read = ReadDate,
        },
    ];

    /// <summary>Where a document is asked for, its number is the answer and not the wish to see whose record it belongs to.</summary>
    private static bool IsNumberAlone(DialogAction action) => action.Name == ActionNames.ViewDocument && !action["text"].Any(char.IsWhiteSpace);

    private static Reading ReadSlot(Turn turn, string name, string text)
    {
        if (Read(turn, text) is not { } document)
            return IsPartial(turn, text) ? new Reading.Refused(turn.Text("documents.partial")) : new Reading.NotUnderstood();
        if (document.Date > turn.Today)
            return new Reading.Refused(turn.Text("documents.future", ("date", Show.Date(document.Date.Value))));
        return new Reading.Filled(Slot(turn, document), name == SlotNames.Reply && (turn.Reader.Quoted(text) ?? turn.Reader.PassageBehind(text, turn.Today)) is { } passage
            ? new Dictionary<string, SlotValue> { [SlotNames.Passage] = new(passage, passage) }
            : null);
    }

    private static Reading ReadDate(Turn turn, Draft draft, string text)
    {
        if (turn.Reader.Dates(text, turn.Today, DateDirection.Past) is not [var day, ..])
            return new Reading.NotUnderstood();
        if (day.Alternatives.Count > 0)
            return new Reading.Ambiguous(turn.Text("documents.which-date"), [.. day.Alternatives.Prepend(day.Date).Distinct().Select(DateSlot)]);
        return day.Date > turn.Today
            ? new Reading.Refused(turn.Text("documents.future", ("date", Show.Date(day.Date))))
            : new Reading.Filled(DateSlot(day.Date));
    }

    public static SlotValue DateSlot(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Show.Date(day));

    public static DateOnly ParseDate(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
