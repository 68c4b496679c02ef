namespace EscalationBot.Host.Components.TryOut;

/// <summary>What the page logs: ids, never what people wrote.</summary>
internal static partial class PageLog
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "A message of the try-out page was not taken: post {Post}.")]
    public static partial void NotTaken(ILogger log, string post, Exception error);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Error, Message = "The demo clock stopped on its way.")]
    public static partial void ClockStopped(ILogger log, Exception error);
}
