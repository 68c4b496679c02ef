using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Dialogs;

/// <summary>A choice to offer: the words and what taking it does.</summary>
public sealed record Option(string Text, DialogAction Action, bool Repeatable = false, Answer? Means = null);

/// <summary>A question: what is said, and the choices under it (there may be none).</summary>
public sealed record Prompt(IReadOnlyList<Block> Blocks, params IReadOnlyList<Option> Options)
{
    public Prompt(string text, params IReadOnlyList<Option> options) : this([new Paragraph(text)], options) { }

    /// <summary>The field for an answer in words, with its label; none where only the choices count.</summary>
    public (FieldKind Kind, string Label)? Field { get; init; }

    /// <summary>A line before the question about the answer before; it is no part of the question.</summary>
    public string? Lead { get; init; }
}

/// <summary>What a slot made of an answer.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <param name="Others">Further slots that the same answer filled.</param>
    public sealed record Filled(SlotValue Value, IReadOnlyDictionary<string, SlotValue>? Others = null) : Reading;

    /// <summary>Several readings: the user picks.</summary>
    public sealed record Ambiguous(string Text, IReadOnlyList<SlotValue> Candidates) : Reading;

    /// <summary>Understood, but not acceptable; the text says why and what would be.</summary>
    public sealed record Refused(string Text) : Reading;

    public sealed record NotUnderstood : Reading;
}

/// <summary>One thing a dialog wants to know: when it is needed, how it is asked, how an answer is read.</summary>
/// <typeparam name="TTurn">The dialogs' view of a turn.</typeparam>
public sealed record Slot<TTurn>(string Name)
{
    /// <summary>Asked only when this holds for what is known so far.</summary>
    public Func<TTurn, Draft, bool> Needed { get; init; } = (_, _) => true;

    public required Func<TTurn, Draft, Prompt> Ask { get; init; }

    public required Func<TTurn, Draft, string, Reading> Read { get; init; }

    /// <summary>Takes any sentence: then only explicit commands interrupt.</summary>
    public bool FreeText { get; init; }

    /// <summary>The field that channels with forms show for it; null where only the choices of its question count.</summary>
    public FieldKind? Field { get; init; }

    /// <summary>Which wishes are answers here: where a record is asked for, its code alone is no wish to see it.</summary>
    public Func<DialogAction, bool> IsAnswer { get; init; } = _ => false;

    /// <summary>Whether the value it holds still fits what is known since; one that does not is asked for again.</summary>
    public Func<TTurn, Draft, bool> Holds { get; init; } = (_, _) => true;

    /// <summary>Whether a kept value can be one of this slot. What a damaged store, or a version before this one, left is asked for again.</summary>
    public Func<TTurn, string, bool> Knows { get; init; } = (_, _) => true;

    /// <summary>Comes with the start of the dialog and says what it is about; starting afresh keeps it.</summary>
    public bool Given { get; init; }

    /// <summary>"bỏ qua" leaves it empty.</summary>
    public bool Optional { get; init; }

    /// <summary>Key of its name in lists ("Số, ngày văn bản"); null hides it from "sửa".</summary>
    public string? Label { get; init; }
}

/// <summary>A dialog as data: slots in order, a summary to confirm, and one function at the end.</summary>
public sealed record Flow<TTurn>(string Name)
{
    public required IReadOnlyList<Slot<TTurn>> Slots { get; init; }

    /// <summary>Shown when every needed slot is filled; null when there is nothing to confirm.</summary>
    public Func<TTurn, Draft, Prompt>? Summary { get; init; }

    /// <summary>Does it: adds changes and replies to the turn.</summary>
    public required Action<TTurn, Draft> Complete { get; init; }

    /// <summary>What the dialog is about, in a few words, for "đang báo cáo dở (…)".</summary>
    public required Func<TTurn, Draft, string> About { get; init; }

    /// <summary>Worth keeping when the user turns to something else; else it is dropped silently.</summary>
    public bool Keep { get; init; } = true;

    public Slot<TTurn>? Slot(string? name) => Slots.FirstOrDefault(s => s.Name == name);

    /// <summary>The first slot that is needed and empty.</summary>
    public Slot<TTurn>? Next(TTurn turn, Draft draft) =>
        Slots.FirstOrDefault(s => !draft.Slots.ContainsKey(s.Name) && s.Needed(turn, draft));
}
