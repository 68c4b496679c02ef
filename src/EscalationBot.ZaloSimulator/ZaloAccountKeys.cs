namespace EscalationBot.ZaloSimulator;

/// <summary>An Official Account as the app's console shows it.</summary>
public sealed record ZaloAccountKeys(string AppId, string OaId, string OaSecret)
{
    public string AppSecret { get; init; } = "app-secret";

    public static ZaloAccountKeys One { get; } = new("1000000000000000001", "3000000000000000003", "unit-test-oa-secret");

    public static ZaloAccountKeys Other { get; } = One with { OaId = "3000000000000000004", OaSecret = "other-oa-secret" };
}
