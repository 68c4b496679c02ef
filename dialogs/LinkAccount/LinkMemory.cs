using System.Globalization;
using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>What a conversation remembers of somebody who is not linked: wrong codes, a lock, a code to confirm, a held text.</summary>
internal static class LinkMemory
{
    private const int WrongCodesBeforeLock = 5;
    private const string Wrong = "link.wrong";
    private const string Locked = "link.locked-until";
    private const string Code = "link.code";
    private const string Held = "link.held";
    private const string HeldTime = "link.held-until";
    private const string Asked = "link.asked";

    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan HoldTime = TimeSpan.FromHours(24);

    /// <summary>Until when codes are not taken, or null.</summary>
    public static DateTimeOffset? LockedUntil(Turn turn) => Moment(turn, Locked) is { } until && until > turn.Now ? until : null;

    /// <summary>Counts a wrong code; the fifth locks, and the end of the lock comes back.</summary>
    public static DateTimeOffset? CountWrong(Turn turn)
    {
        var count = (Kept.Number(turn.Recall(Wrong)) ?? 0) + 1;
        turn.Remember(Code, null);
        turn.Remember(Wrong, count.ToString(CultureInfo.InvariantCulture));
        if (count < WrongCodesBeforeLock)
            return null;
        turn.Remember(Wrong, null);
        var until = turn.Now + LockTime;
        turn.Remember(Locked, Text(until));
        return until;
    }

    /// <summary>The hash of the code that was accepted and waits for the user's word.</summary>
    public static string? Accepted(Turn turn) => turn.Recall(Code);

    public static void Accept(Turn turn, string? hash) => turn.Remember(Code, hash);

    /// <summary>The user was asked for a code, so that whatever short word comes is one.</summary>
    public static bool IsAsked(Turn turn) => turn.Recall(Asked) is not null;

    public static void Ask(Turn turn) => turn.Remember(Asked, "1");

    /// <summary>A report typed before linking, kept 24 hours; visible to nobody.</summary>
    public static string? HeldText(Turn turn) => Moment(turn, HeldTime) > turn.Now ? turn.Recall(Held) : null;

    public static void Hold(Turn turn, string text)
    {
        turn.Remember(Held, text);
        turn.Remember(HeldTime, Text(turn.Now + HoldTime));
    }

    public static void DropHeld(Turn turn)
    {
        turn.Remember(Held, null);
        turn.Remember(HeldTime, null);
    }

    /// <summary>What is too old goes with the next message.</summary>
    public static void DropOld(Turn turn)
    {
        if (turn.Recall(Held) is not null && HeldText(turn) is null)
            DropHeld(turn);
        if (turn.Recall(Locked) is not null && LockedUntil(turn) is null)
            turn.Remember(Locked, null);
    }

    /// <summary>Nothing of this is needed once the account is linked.</summary>
    public static void Clear(Turn turn)
    {
        foreach (var name in new[] { Wrong, Locked, Code, Asked })
            turn.Remember(name, null);
        DropHeld(turn);
    }

    private static DateTimeOffset? Moment(Turn turn, string name) => Kept.Moment(turn.Recall(name));

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
