namespace EscalationBot.Host.Runtime.Rates;

/// <summary>
/// Asks the limits for a message. A recipient who has room within moments is waited for here, by <see cref="LimitTime"/>: the office's clock,
/// by which a message that is put off comes up again, may stand still.
/// </summary>
internal sealed class FirstCall(IRateGate rates, Underway underway)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<RateAnswer> TakeAsync(string channel, string conversation, bool reply)
    {
        for (var waited = TimeSpan.Zero; ;)
        {
            var answer = await rates.TakeAsync(channel, conversation, reply);
            waited += answer.Wait;
            if (answer.Granted || answer.WholeChannel || waited > Patience)
                return answer;
            await underway.RestAsync(answer.Wait, CancellationToken.None);
        }
    }
}
