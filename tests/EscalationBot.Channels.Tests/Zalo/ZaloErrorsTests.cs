using EscalationBot.Channels.Zalo.Sending;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>Every code that Zalo documents, and what it asks for.</summary>
public sealed class ZaloErrorsTests
{
    [Theory]
    [InlineData(ZaloErrorClass.Token, -216, -220, -124)]
    [InlineData(ZaloErrorClass.Backoff, -32, -214)]
    [InlineData(ZaloErrorClass.Once, -200)]
    [InlineData(ZaloErrorClass.Quota, -211)]
    [InlineData(ZaloErrorClass.Night, -234)]
    [InlineData(ZaloErrorClass.Window, -230, -232)]
    [InlineData(ZaloErrorClass.ByPhone, -249)]
    [InlineData(ZaloErrorClass.Recipient, -213, -217, -227, -244)]
    [InlineData(ZaloErrorClass.RecipientLater, -218)]
    [InlineData(ZaloErrorClass.Operator, -204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -320, -321)]
    [InlineData(ZaloErrorClass.Permanent, -201, -210, -233, -237, -238, -240, -241, -248, -403)]
    [InlineData(ZaloErrorClass.Upload, -100)]
    public void A_code_of_the_account_api_has_its_class(object expected, params int[] codes) => Assert.All(codes, code =>
    {
        Assert.Equal(expected, (object)ZaloErrors.OfOa(code));
        Assert.True(ZaloErrors.IsKnown(code));
    });

    [Theory]
    [InlineData(ZaloErrorClass.Token, -124)]
    [InlineData(ZaloErrorClass.Backoff, -100)]
    [InlineData(ZaloErrorClass.Quota, -115, -126, -144, -1441, -147, -1471, -1472, -160)]
    [InlineData(ZaloErrorClass.Night, -133)]
    [InlineData(ZaloErrorClass.Recipient, -108, -114, -119, -118, -110, -139, -140, -141)]
    [InlineData(ZaloErrorClass.Operator, -101, -102, -103, -104, -105, -117, -120, -125, -135, -1351, -136, -137, -138, -1381, -145, -1241)]
    [InlineData(
        ZaloErrorClass.Permanent, -106, -107, -109, -111, -112, -1121, -1122, -1123, -1124, -113, -1131, -1132, -116, -121, -122, -127, -130, -131, -132,
        -146, -148, -149, -150, -151, -152, -153, -158, -159, -161, -162)]
    public void A_code_of_the_template_service_has_its_class(object expected, params int[] codes) => Assert.All(codes, code =>
    {
        Assert.Equal(expected, (object)ZaloErrors.OfTemplate(code));
        Assert.True(ZaloErrors.IsKnown(code));
    });

    [Theory]
    [InlineData(-99999)]
    [InlineData(-1)]
    [InlineData(7)]
    public void A_code_nobody_documented_is_for_the_administrator_and_not_for_retrying(int code)
    {
        Assert.Equal((ZaloErrorClass.Operator, ZaloErrorClass.Operator), (ZaloErrors.OfOa(code), ZaloErrors.OfTemplate(code)));
        Assert.False(ZaloErrors.IsKnown(code));
    }
}
