namespace EscalationBot.Dialogs.Common;

/// <summary>Names of the slots that several dialogs share; drafts are stored under them, so they stay stable.</summary>
internal static class SlotNames
{
    public const string Record = "record";
    public const string Path = "path";
    public const string Addressee = "addressee";
    public const string Request = "request";
    public const string RequestDate = "request-date";
    public const string Subject = "subject";
    public const string Category = "category";
    public const string Reply = "reply";
    public const string ReplyDate = "reply-date";
    public const string Passage = "passage";
    public const string Verdict = "verdict";
    public const string PointedTo = "pointed-to";
    public const string PointedAsked = "pointed-asked";
    public const string Explanation = "explanation";
    public const string Reminders = "reminders";
    public const string Competence = "competence";
    public const string Duplicate = "duplicate";
    public const string Mutual = "mutual";
    public const string Candidates = "candidates";
    public const string OtherLetters = "other-letters";
    public const string Files = "files";
    public const string Guided = "guided";
    public const string Until = "until";
    public const string Reason = "reason";
}
