using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Host.Runtime.Rates;

/// <summary>Gives room for calls that are not the first of a message.</summary>
internal sealed class CallLimits(IRateGate rates, Underway underway) : ICallLimits
{
    public async Task<IDisposable?> TakeAsync(string channel, string conversation, bool reply, TimeSpan patience, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; ;)
        {
            var trip = underway.SetOut();
            var answer = await rates.TakeAsync(channel, conversation, reply);
            if (answer.Granted)
                return trip;
            trip.Dispose();
            waited += answer.Wait;
            if (waited > patience)
                return null;
            await underway.RestAsync(answer.Wait, cancellation);
        }
    }

    public void Note(string channel, string conversation, SendResult result) => rates.Note(channel, conversation, result);
}
