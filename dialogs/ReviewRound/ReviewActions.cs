namespace EscalationBot.Dialogs.ReviewRound;

/// <summary>What sentences and choices about review rounds ask for; stable, because older messages carry the names.</summary>
internal static class ReviewActions
{
    public const string Show = "review";
    public const string Confirm = "review.confirm";
    public const string Add = "review.add";
    public const string Open = "review.open";
    public const string Missing = "review.missing";
}
