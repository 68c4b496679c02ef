namespace EscalationBot.Conversation.Delivery;

/// <summary>Where a channel says by itself what an administrator must know; told in chat, once a day for the same.</summary>
public interface IOperatorDesk
{
    /// <summary>Nothing can be sent from this address of the service until somebody acts.</summary>
    /// <param name="reason">The short code of the channel.</param>
    Task DownAsync(string channel, string address, string reason);

    /// <summary>Somebody acted: what was told by <see cref="DownAsync"/> or a failed send is over.</summary>
    Task UpAsync(string channel, string address);

    /// <summary>It will be so in some days, unless somebody acts.</summary>
    Task EndingAsync(string channel, string address, int days);
}

/// <summary>How an address of a service stands, for the self-check and for whoever watches the program.</summary>
/// <param name="DaysLeft">Whole days until somebody must act; null when it must be now.</param>
/// <param name="TemplatesLeft">Approved texts that it may still send today; null when the service has not said.</param>
/// <param name="Alarming">Somebody should act.</param>
public sealed record AddressStanding(string Channel, string Address, int? DaysLeft, int? TemplatesLeft, bool Alarming);

/// <summary>The addresses of a channel, as they stand now.</summary>
public interface IAddressStandings
{
    /// <summary>Never throws; what cannot be looked at now is left out.</summary>
    IReadOnlyList<AddressStanding> Read();
}
