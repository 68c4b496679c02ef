namespace EscalationBot.Dialogs.Common;

/// <summary>What choices and sentences can ask for. Buttons of older messages carry these names: they stay stable.</summary>
internal static class ActionNames
{
    public const string Undo = "undo";

    public const string Report = "report";
    public const string ReportWhy = "report.why";
    public const string ReportExisting = "report.existing";
    public const string ReportJoin = "report.join";
    public const string ReportLetter = "report.letter";
    public const string ReportNext = "report.next";
    public const string ReportClear = "report.clear";

    public const string Overview = "status";
    public const string View = "view";
    public const string ViewDocument = "view.document";
    public const string List = "list";
    public const string News = "list.news";
    public const string DueSoon = "list.due-soon";
    public const string Export = "list.export";
    public const string PrimeMinisterList = "list.prime-minister";
    public const string PrimeMinisterDraft = "prime-minister.draft";
    public const string Holder = "holder";
    public const string Where = "where";
    public const string Letters = "letters";
    public const string History = "history";
    public const string Explain = "explain";

    public const string Resolved = "update.resolved";
    public const string Unsatisfied = "update.unsatisfied";
    public const string NotYet = "update.not-yet";
    public const string ReportNow = "update.report-now";
    public const string HoldReport = "update.hold";
    public const string Extend = "update.extend";
    public const string ApproveExtension = "update.extension-approve";
    public const string DeclineExtension = "update.extension-decline";
    public const string AddLetter = "update.letter";
    public const string Withdraw = "update.withdraw";
    public const string Pause = "update.pause";
    public const string Unpause = "update.resume";
    public const string Which = "update.which";
    public const string Acknowledge = "update.acknowledge";

    public const string Help = "help";
    public const string Human = "human";
    public const string Greet = "greet";
    public const string Thanks = "thanks";
    public const string Language = "language";
}
