namespace EscalationBot.Domain.Notices;

/// <summary>What became of a message that said a notice.</summary>
public enum NoticeEnd
{
    /// <summary>The channel took it, or confirmed that it arrived.</summary>
    Reached,

    /// <summary>It may have arrived; it is not sent again by itself. That it was reached may be known later.</summary>
    Unknown,

    /// <summary>Certainly not sent, over no route.</summary>
    Failed,

    /// <summary>Certainly not sent this time; the notice is put into words anew later, or over another route.</summary>
    NotYet,
}
