using System.Text;
using EscalationBot.Channels.Zalo.Webhook;

namespace EscalationBot.Channels.Tests.Zalo;

public sealed class SignatureTests
{
    private const string Secret = "unit-test-oa-secret";
    private const string Mac = "44fd5cac6eea08c8aefe6f383938b7621c71efbf0ac68a3798710d653acb20f1";

    private static readonly SignedParts Request = new(
        "1000000000000000001", "3000000000000000003", "1763900000000",
        Encoding.UTF8.GetBytes("""{"app_id":"1000000000000000001","sender":{"id":"2000000000000000002"},"recipient":{"id":"3000000000000000003"},"event_name":"user_send_text","message":{"text":"Hồ sơ bị chậm","msg_id":"m-1"},"timestamp":"1763900000000"}"""));

    [Theory]
    [InlineData("mac=" + Mac)]
    [InlineData(Mac)]
    [InlineData("MAC=44FD5CAC6EEA08C8AEFE6F383938B7621C71EFBF0AC68A3798710D653ACB20F1")]
    public void The_documented_vector_matches(string header) => Assert.True(SignatureCheck.Matches(header, SignatureVariant.AppIdFirst, Request, Secret));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mac=")]
    [InlineData("mac=zz")]
    [InlineData("mac=44fd5cac6eea08c8aefe6f383938b7621c71efbf0ac68a3798710d653acb20f2")]
    public void Anything_else_does_not(string? header) => Assert.False(SignatureCheck.Matches(header, SignatureVariant.AppIdFirst, Request, Secret));

    [Fact]
    public void Another_secret_variant_timestamp_or_byte_does_not_match()
    {
        Assert.False(SignatureCheck.Matches(Mac, SignatureVariant.AppIdFirst, Request, "other"));
        Assert.False(SignatureCheck.Matches(Mac, SignatureVariant.OaIdFirst, Request, Secret));
        Assert.False(SignatureCheck.Matches(Mac, SignatureVariant.HmacOfBody, Request, Secret));
        Assert.False(SignatureCheck.Matches(Mac, SignatureVariant.AppIdFirst, Request with { Timestamp = "1763900000001" }, Secret));
        Assert.False(SignatureCheck.Matches(Mac, SignatureVariant.AppIdFirst, Request with { Body = Encoding.UTF8.GetBytes(" " + Encoding.UTF8.GetString(Request.Body.Span)) }, Secret));
    }
}
