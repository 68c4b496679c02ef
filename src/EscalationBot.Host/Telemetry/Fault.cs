using System.Diagnostics;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using EscalationBot.Storage;

namespace EscalationBot.Host.Telemetry;

/// <summary>
/// An error as the log may keep it: its type and where it arose. Its words only where they come from the machine; elsewhere
/// they may quote what somebody wrote.
/// </summary>
internal sealed class Fault : Exception
{
    private readonly string told;

    private Fault(Exception error)
        : base(error.GetType().Name) => told = Tell(error);

    public static Fault Of(Exception error) => new(error);

    public override string ToString() => told;

    /// <summary>The kind of an error and the first place in this program where it passed: "InvalidOperationException, Bot.Handle". Never its words.</summary>
    public static string Brief(Exception error) =>
        new StackTrace(error).GetFrames().Select(f => PlaceOf(f.GetMethod())).FirstOrDefault(place => place is not null) is { } place
            ? $"{error.GetType().Name}, {place}"
            : error.GetType().Name;

    /// <summary>Null outside of this program. What the compiler made of a lambda or an async method is named by where it was written.</summary>
    private static string? PlaceOf(MethodBase? method)
    {
        if (method?.DeclaringType is not { Namespace: { } space } type || !space.StartsWith(nameof(EscalationBot), StringComparison.Ordinal))
            return null;
        var name = method.Name;
        for (; type.Name.StartsWith('<') && type.DeclaringType is { } outer; type = outer)
            name = name.StartsWith('<') ? name : type.Name;
        return $"{type.Name}.{(name.StartsWith('<') ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name)}";
    }

    private static string Tell(Exception error)
    {
        var told = new StringBuilder();
        for (var one = error; one is not null; one = one.InnerException)
            told.Append(one.GetType().FullName).Append(IsOfTheMachine(one) ? $": {one.Message}" : "").AppendLine().AppendLine(one.StackTrace);
        return told.ToString();
    }

    private static bool IsOfTheMachine(Exception error) => error is IOException or SocketException or UnauthorizedAccessException or TimeoutException or StoreException;
}
