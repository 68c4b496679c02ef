using EscalationBot.Host.Telemetry;

namespace EscalationBot.Host.Runtime;

/// <summary>Every sentence of the log, numbered. Ids yes; what people wrote, no.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Message {Key} carried a secrecy mark and was withheld.")]
    public static partial void Withheld(ILogger log, string key);

    [LoggerMessage(2, LogLevel.Error, "The turn of message {Key} failed, attempt {Attempt}.")]
    public static partial void TurnFailed(ILogger log, string key, int attempt, Fault error);

    [LoggerMessage(3, LogLevel.Critical, "Message {Key} could not be set aside; the next start takes it up.")]
    public static partial void NotSetAside(ILogger log, string key, Fault error);

    [LoggerMessage(4, LogLevel.Error, "Whoever listens for the outcome of work {Id} failed.")]
    public static partial void ListenerFailed(ILogger log, long id, Fault error);

    [LoggerMessage(5, LogLevel.Error, "The work of timer {Key} failed; it rests for a minute.")]
    public static partial void TimerFailed(ILogger log, string key, Fault error);

    [LoggerMessage(6, LogLevel.Error, "Notice {Id} could not be put into words, attempt {Attempt}.")]
    public static partial void NoticeFailed(ILogger log, long id, int attempt, Fault error);

    [LoggerMessage(7, LogLevel.Error, "Channel {Channel} broke on message {Id}: the outcome is unknown.")]
    public static partial void ChannelBroke(ILogger log, string channel, long id, Fault error);

    [LoggerMessage(8, LogLevel.Error, "The outcome of work {Id} could not be recorded; its claim runs out and it becomes unknown.")]
    public static partial void OutcomeLost(ILogger log, long id, Fault error);

    [LoggerMessage(9, LogLevel.Error, "A pass of {Loop} failed; it goes on in a second.")]
    public static partial void PassFailed(ILogger log, string loop, Fault error);

    [LoggerMessage(10, LogLevel.Error, "Request {Reference} failed.")]
    public static partial void RequestFailed(ILogger log, string reference, Fault error);

    [LoggerMessage(12, LogLevel.Warning, "Channel {Channel} fails again and again; it is left alone for {Pause}.")]
    public static partial void CircuitOpened(ILogger log, string channel, TimeSpan pause);

    [LoggerMessage(11, LogLevel.Information, "The clock of the demo stands at {Now}.")]
    public static partial void DemoClockStands(ILogger log, DateTimeOffset now);

    [LoggerMessage(44, LogLevel.Error, "The store cannot be reached; a request was refused and may be repeated.")]
    public static partial void StoreAway(ILogger log, Fault error);

    [LoggerMessage(43, LogLevel.Error, "Nobody could be told that message {Key} failed; it is set aside without a word.")]
    public static partial void TroubleNotTold(ILogger log, string key, Fault error);

    [LoggerMessage(42, LogLevel.Error, "The store did not take a small write; the office is not ready.")]
    public static partial void StoreNotWritable(ILogger log, Fault error);

    [LoggerMessage(45, LogLevel.Error, "The journal could not be folded into the store; nothing is lost, and it is tried again every minute.")]
    public static partial void StoreBehind(ILogger log, Fault error);

    [LoggerMessage(46, LogLevel.Information, "The journal is folded into the store again.")]
    public static partial void StoreInOrder(ILogger log);

    [LoggerMessage(41, LogLevel.Error, "Old words could not be forgotten; it is tried again in an hour.")]
    public static partial void ForgettingFailed(ILogger log, Exception error);

    [LoggerMessage(40, LogLevel.Error, "A backup could not be written.")]
    public static partial void BackupFailed(ILogger log, Exception error);
}
