namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>What the choices around linking ask for; stable, because older messages carry the names.</summary>
internal static class LinkActions
{
    /// <summary>Everything under this prefix may be asked by somebody who is not linked.</summary>
    public const string OpenToStrangers = "link.";

    public const string Enter = "link.enter";
    public const string NoCode = "link.no-code";
    public const string Phone = "link.phone";
    public const string Privacy = "link.privacy";
    public const string Confirm = "link.confirm";
    public const string NotMine = "link.not-mine";
    public const string Forget = "link.forget";
    public const string DeleteEnded = "link.delete-ended";

    public const string Right = "welcome.right";
    public const string Wrong = "welcome.wrong";
    public const string DigestTime = "digest.time";

    public const string Data = "data";
    public const string DataFile = "data.file";
    public const string Unlink = "data.unlink";
    public const string UnlinkSure = "data.unlink-sure";
    public const string Delete = "data.delete";
    public const string DeleteSure = "data.delete-sure";
}
