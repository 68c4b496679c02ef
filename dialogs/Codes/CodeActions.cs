namespace EscalationBot.Dialogs.Codes;

/// <summary>What an admin's choices about link codes ask for; stable, because older messages carry the names.</summary>
internal static class CodeActions
{
    public const string List = "codes";
    public const string Issue = "codes.issue";
    public const string IssueFor = "codes.issue-for";
    public const string HandOver = "codes.hand-over";
    public const string HandOverFor = "codes.hand-over-for";
    public const string HandOverSure = "codes.hand-over-sure";
    public const string Revoke = "codes.revoke";
    public const string RevokeSure = "codes.revoke-sure";
    public const string Unlinked = "codes.unlinked";
    public const string Invite = "codes.invite";
    public const string InviteFor = "codes.invite-for";
    public const string InviteSure = "codes.invite-sure";
}
