using System.ComponentModel.DataAnnotations;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Host.Options;

/// <summary>How messages go out: how many at once, how often again, and what each channel allows and costs.</summary>
internal sealed record DeliveryOptions
{
    public const string Section = "Delivery";

    private static readonly TimeSpan[] DefaultSteps =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)];

    /// <summary>How many messages are on their way at once.</summary>
    [Range(1, 256)]
    public int Parallel { get; init; } = 16;

    /// <summary>How long a send may take before its outcome counts as unknown, seconds.</summary>
    [Range(10, 3600)]
    public int LeaseSeconds { get; init; } = 120;

    /// <summary>Waits between attempts to send, seconds; empty takes 30, 120, 600, 1800.</summary>
    [MaxLength(20)]
    public IReadOnlyList<int> RetrySeconds { get; init; } = [];

    /// <summary>How long a channel that is out of order is left alone before it is tried again, minutes.</summary>
    [Range(1, 1440)]
    public int PauseMinutes { get; init; } = 30;

    /// <summary>How long an answer that cannot be sent is worth sending, hours.</summary>
    [Range(1, 168)]
    public int ReplyHours { get; init; } = 24;

    /// <summary>How often a failing turn is tried before its message is set aside.</summary>
    [Range(1, 10)]
    public int TurnAttempts { get; init; } = 3;

    /// <summary>The wait before a failing turn is tried again, seconds; each further one is twice as long, a minute at most.</summary>
    [Range(0, 60)]
    public int TurnRetrySeconds { get; init; } = 1;

    /// <summary>How long a message that overtook others waits for them, where the channel counts messages, seconds.</summary>
    [Range(0, 600)]
    public int GapSeconds { get; init; } = 60;

    /// <summary>By the name of the channel; one that is not named has no limits and costs nothing.</summary>
    public IReadOnlyDictionary<string, ChannelOptions> Channels { get; init; } = new Dictionary<string, ChannelOptions>();

    /// <summary>Above so many recipients a bulk reminder needs the approval of a second person.</summary>
    [Range(0, 200_000)]
    public int BulkApprovalThreshold { get; init; } = 20;

    /// <summary>Whoever got a bulk reminder is spared the next one for so many hours.</summary>
    [Range(0, 720)]
    public int BulkRepeatHours { get; init; } = 24;

    /// <summary>What sending may cost in a month, đồng; what would cost more goes another way. Null: whatever it costs.</summary>
    [Range(0, 10_000_000_000)]
    public decimal? MonthlyBudget { get; init; }

    public CampaignLimits Bulk => new(BulkApprovalThreshold, TimeSpan.FromHours(BulkRepeatHours));

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    /// <param name="failures">How often the turn failed so far, from 1.</param>
    public TimeSpan TurnPause(int failures) => TimeSpan.FromSeconds(Math.Min(60, TurnRetrySeconds * Math.Pow(2, failures - 1)));

    public TimeSpan Patience => TimeSpan.FromSeconds(GapSeconds);

    public TimeSpan Pause => TimeSpan.FromMinutes(PauseMinutes);

    public TimeSpan ReplyKeeps => TimeSpan.FromHours(ReplyHours);

    public IReadOnlyList<TimeSpan> RetrySteps =>
        RetrySeconds.Count == 0 ? DefaultSteps : [.. RetrySeconds.Select(s => TimeSpan.FromSeconds(s))];

    public ChannelOptions Channel(string name) => Channels.GetValueOrDefault(name) ?? new ChannelOptions();
}

/// <summary>What a channel allows and costs, as its operator publishes it or the contract says.</summary>
internal sealed record ChannelOptions
{
    /// <summary>How much may go out over the whole channel.</summary>
    public IReadOnlyList<RateOptions> Rates { get; init; } = [];

    /// <summary>How much may go to one recipient.</summary>
    public IReadOnlyList<RateOptions> RecipientRates { get; init; } = [];

    /// <summary>The ways to reach somebody, in the order in which they are tried; none is a free chat at any time.</summary>
    public IReadOnlyList<WayOptions> Ways { get; init; } = [];
}

/// <summary>At most so many sends in any so many seconds.</summary>
internal sealed record RateOptions
{
    [Range(1, 1_000_000)]
    public int Most { get; init; }

    [Range(1, 86_400)]
    public int Seconds { get; init; } = 1;
}

internal sealed record WayOptions
{
    [AllowedValues(RouteWay.Chat, RouteWay.PaidChat, RouteWay.Template, RouteWay.PhoneTemplate)]
    public RouteWay Way { get; init; }

    /// <summary>Đồng for one message.</summary>
    [Range(0, 1_000_000)]
    public int Price { get; init; }

    /// <summary>Only so many hours after the person was last heard; null at any time.</summary>
    [Range(1, 8_760)]
    public int? WithinHours { get; init; }
}
