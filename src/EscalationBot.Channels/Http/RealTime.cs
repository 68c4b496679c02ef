using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Channels.Http;

/// <summary>Tokens expire and events are stamped by the real time, also where a demonstration moves the office's.</summary>
public static class RealTime
{
    /// <summary>The name of its <see cref="TimeProvider"/> among the services.</summary>
    public const string Key = "real-time";

    internal static TimeProvider Of(IServiceProvider services) => services.GetRequiredKeyedService<TimeProvider>(Key);
}
