using System.Net.Sockets;
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

    private static string Tell(Exception error)
    {
        var told = new StringBuilder();
        for (var one = error; one is not null; one = one.InnerException)
            told.Append(one.GetType().FullName).Append(IsOfTheMachine(one) ? $": {one.Message}" : "").AppendLine().AppendLine(one.StackTrace);
        return told.ToString();
    }

    private static bool IsOfTheMachine(Exception error) => error is IOException or SocketException or UnauthorizedAccessException or TimeoutException or StoreException;
}
