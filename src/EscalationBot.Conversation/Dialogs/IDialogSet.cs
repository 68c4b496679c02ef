namespace EscalationBot.Conversation.Dialogs;

/// <summary>What the engine needs from the dialogs: the flows, the actions of choices, and an ear.</summary>
public interface IDialogSet<TTurn>
{
    IReadOnlyDictionary<string, Action<TTurn, DialogAction>> Actions { get; }

    /// <summary>Actions that are done at any time without leaving the dialog in progress, like changing the language.</summary>
    IReadOnlySet<string> Asides { get; }

    Heard Hear(TTurn turn, string text);

    /// <summary>Help that fits the moment.</summary>
    void Help(TTurn turn);

    /// <summary>The user wants a person.</summary>
    void Human(TTurn turn);

    /// <summary>Nothing was understood; <paramref name="times"/> in a row.</summary>
    void NotUnderstood(TTurn turn, int times);
}
