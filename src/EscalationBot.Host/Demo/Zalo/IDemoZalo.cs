using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Demo.Zalo;

/// <summary>How somebody stands to the account.</summary>
/// <param name="Used">They did something there.</param>
public sealed record ZaloStanding(bool Used, ZaloWindow Window, bool Follows, bool Blocks);

/// <summary>
/// The posts of the demo as people on Zalo: what they do reaches the program as signed events, and what they see is what it sent to
/// Zalo. Only there while Zalo is simulated.
/// </summary>
public interface IDemoZalo
{
    /// <summary>The chat of this post changed. Raised outside any synchronisation context.</summary>
    event Action<string>? Changed;

    IReadOnlyList<ZaloLine> Read(string post);

    /// <summary>Something stands in the chat of this post.</summary>
    bool Uses(string post);

    ZaloStanding StandingOf(string post);

    /// <summary>Ends when all that follows from it has been sent.</summary>
    /// <exception cref="HttpRequestException">The program did not take the event.</exception>
    Task SayAsync(string post, string text, CancellationToken cancellation);

    /// <inheritdoc cref="SayAsync"/>
    Task PressAsync(string post, ZaloButtonSeen button, CancellationToken cancellation);

    /// <inheritdoc cref="SayAsync"/>
    Task SendFileAsync(string post, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <inheritdoc cref="SayAsync"/>
    Task FollowAsync(string post, bool follows, CancellationToken cancellation);

    /// <summary>Zalo tells nobody who blocks; the account notices when it writes.</summary>
    void Block(string post, bool blocks);

    /// <summary>The person looked at the chat.</summary>
    Task SeeAsync(string post);
}
