using System.Text;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>What an administrator finds out about Zalo at the command line.</summary>
public sealed class ZaloCommandTests : IDisposable
{
    private const string Body = """{"app_id":"1000000000000000001","sender":{"id":"2000000000000000002"},"recipient":{"id":"3000000000000000003"},"event_name":"user_send_text","message":{"text":"Hồ sơ bị chậm","msg_id":"m-1"},"timestamp":"1763900000000"}""";
    private const string Mac = "44fd5cac6eea08c8aefe6f383938b7621c71efbf0ac68a3798710d653acb20f1";

    private readonly CommandLine line = new();

    public void Dispose() => line.Dispose();

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\r\n")]
    public async Task A_recorded_request_that_fits_is_told_so_whatever_its_line_ends(string lineEnd, string lastLineEnd)
    {
        var result = await VerifyAsync($"POST /api/zalo/webhook HTTP/1.1{lineEnd}x-zevent-signature: mac={Mac}{lineEnd}{lineEnd}{Body}{lastLineEnd}", "unit-test-oa-secret", "app-secret");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Khớp như đang cấu hình: OaSecret của tài khoản 3000000000000000003, cách ký AppIdFirst", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mixed_up_secrets_are_named()
    {
        var result = await VerifyAsync($"X-ZEvent-Signature: {Mac}\n\n{Body}", "app-secret", "unit-test-oa-secret");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Khớp với AppSecret", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_was_changed_by_a_byte_fits_nothing()
    {
        var result = await VerifyAsync($"X-ZEvent-Signature: {Mac}\n\n{Body.Replace("chậm", "chậm ", StringComparison.Ordinal)}", "unit-test-oa-secret", "app-secret");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Không khóa nào khớp", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Type: application/json\n\n{}", "X-ZEvent-Signature")]
    [InlineData("{}", "không phải là yêu cầu đã ghi lại")]
    public async Task What_is_no_signed_request_is_refused_with_the_reason(string file, string reason)
    {
        var result = await VerifyAsync(file, "unit-test-oa-secret", "app-secret");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_is_asked_for_at_an_address_with_challenge_and_state_and_needs_the_own_address()
    {
        var without = await line.RunAsync(["zalo-consent", .. Keys("oa-secret", "app-secret")]);
        Assert.NotEqual(0, without.ExitCode);
        Assert.Contains("ZaloOa:PublicUrl", without.Error, StringComparison.Ordinal);

        var result = await line.RunAsync(["zalo-consent", "--ZaloOa:PublicUrl=https://kien-nghi.example.vn", .. Keys("oa-secret", "app-secret")]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("https://oauth.zaloapp.com/v4/oa/permission?app_id=1000000000000000001", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(line.Path("zalo-consent.json")));
    }

    private async Task<CommandResult> VerifyAsync(string request, string oaSecret, string appSecret)
    {
        await File.WriteAllTextAsync(line.Path("request.txt"), request, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        return await line.RunAsync(["zalo-verify", line.Path("request.txt"), .. Keys(oaSecret, appSecret)]);
    }

    private static string[] Keys(string oaSecret, string appSecret) =>
        [$"--ZaloOa:AppId={ZaloAccountKeys.One.AppId}", $"--ZaloOa:AppSecret={appSecret}", $"--ZaloOa:OaId={ZaloAccountKeys.One.OaId}", $"--ZaloOa:OaSecret={oaSecret}"];
}
