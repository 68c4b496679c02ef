using EscalationBot.Domain.Office;

namespace EscalationBot.Domain.Reach;

/// <summary>What sending costs, by the configured prices.</summary>
public static class Spending
{
    /// <summary>Đồng, in the month of a moment.</summary>
    public static decimal SpentInMonth(this IOffice office, DateTimeOffset now)
    {
        var prices = office.Rules.Routes.ToDictionary(r => (r.Channel, r.Way), r => r.Price);
        return office.Deliveries.SentInMonth(office.Rules.Time.Day(now)).Sum(s => s.Count * prices.GetValueOrDefault((s.Channel, s.Way)));
    }

    /// <summary>One more message of that price keeps within the budget of the month.</summary>
    public static bool Affords(this IOffice office, decimal price, DateTimeOffset now) =>
        office.Rules.MonthlyBudget is not { } budget || office.SpentInMonth(now) + price <= budget;
}
