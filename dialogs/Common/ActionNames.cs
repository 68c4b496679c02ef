namespace EscalationBot.Dialogs.Common;

/// <summary>What choices and sentences can ask for. Buttons of older messages carry these names: they stay stable.</summary>
internal static class ActionNames
{
    public const string Undo = "undo";
    public const string Report = "report";
    public const string Menu = "menu";
    public const string Overview = "status";
    public const string View = "view";
    public const string List = "list";
    public const string History = "history";
    public const string Explain = "explain";
    public const string Help = "help";
    public const string Human = "human";
    public const string Language = "language";
}
