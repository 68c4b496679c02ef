using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EscalationBot.Testing;

namespace EscalationBot.Host.Tests.Running;

/// <summary>One running program takes whatever comes, and still works afterwards.</summary>
public sealed class BadInputTests(BadInputTests.Office office) : IClassFixture<BadInputTests.Office>
{
    private const string Messages = "/demo/posts/khach-1/messages";
    private const string Clock = "/demo/clock";

    public static TheoryData<string, string, int> Refused() => new()
    {
        { Messages, "", 400 },
        { Messages, "null", 400 },
        { Messages, "[1]", 400 },
        { Messages, "{\"text\":", 400 },
        { Messages, new string('[', 5000), 400 },
        { Messages, "{\"text\":\"\\ud800\"}", 400 },
        { Messages, "{\"text\":\"  \"}", 400 },
        { Messages, "{\"text\":7}", 400 },
        { Messages, "{\"choice\":1}", 400 },
        { Messages, "{\"text\":\"a\",\"choice\":\"1\"}", 400 },
        { Messages, "{\"text\":\"a\",\"channel\":\"viber\"}", 400 },
        { Messages, "{\"fileName\":\"a.pdf\"}", 400 },
        { Messages, "{\"fileName\":\"a.pdf\",\"contentBase64\":\"***\"}", 400 },
        { Messages, Json("text", new string('a', 1_000_000)), 413 },
        { Messages, Json("choice", new string('a', 501)), 413 },
        { Messages, Upload("a.pdf", new string('A', 14_100_000)), 413 },
        { Messages, Upload(new string('n', 256), "QUJD"), 413 },
        { "/demo/posts/khong-co/messages", "{\"text\":\"a\"}", 404 },
        { "/demo/posts/..%2f..%2fetc/messages", "{\"text\":\"a\"}", 404 },
        { $"/demo/posts/{new string('x', 4000)}/messages", "{\"text\":\"a\"}", 404 },
        { "/demo/khong-co", "{}", 404 },
        { Clock, "{}", 400 },
        { Clock, "{\"to\":\"mai\"}", 400 },
        { Clock, "{\"to\":\"2024-09-24T08:00:00+07:00\",\"advance\":\"P1D\"}", 400 },
        { Clock, "{\"to\":\"0001-01-01T00:00:00+14:00\"}", 400 },
        { Clock, "{\"to\":\"9999-12-31T23:59:59-14:00\"}", 400 },
        { Clock, "{\"advance\":\"-P1D\"}", 400 },
        { Clock, "{\"advance\":\"P371D\"}", 400 },
        { Clock, "{\"advance\":\"P99999999999999999999Y\"}", 400 },
        { Clock, "{\"advance\":\"P1\"}", 400 },
        { Clock, Json("to", new string('2', 5000)), 413 },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_carried_out_is_refused_with_a_sentence_in_both_languages(string path, string body, int status)
    {
        var (code, answer) = await office.PostAsync(path, Encoding.UTF8.GetBytes(body));

        Assert.Equal(status, (int)code);
        Assert.Matches("^.+ / .+\\.$", Error(answer));
        office.AssertUnharmed(answer);
    }

    [Theory]
    [InlineData("?after=abc")]
    [InlineData("?after=-1")]
    [InlineData("?after=99999999999999999999")]
    [InlineData("?after=%00%ff")]
    public async Task A_mark_that_is_no_number_is_refused(string query)
    {
        using var response = await office.Http.GetAsync(Messages + query, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(" / ", Error(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Any_bytes_are_refused_and_do_no_harm(byte seed)
    {
        var bytes = Bytes(seed, 5000);

        var (asJson, answer) = await office.PostAsync(Messages, bytes);
        var (asAnything, _) = await office.PostAsync(Messages, bytes, "application/octet-stream");
        var (toClock, _) = await office.PostAsync(Clock, bytes[..500]);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest], [asJson, asAnything, toClock]);
        office.AssertUnharmed(answer);
    }

    [Theory]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("\0\u0001\u0002\r\n\r\n")]
    [InlineData("POST /demo/clock HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 999999999999\r\n\r\n{")]
    [InlineData("POST /demo/clock HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST /_blazor?id=khong-co HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\n\0\u0001\u0002")]
    public async Task A_request_that_is_no_proper_HTTP_is_refused(string request)
    {
        using var wire = new TcpClient();
        await wire.ConnectAsync(IPAddress.Loopback, office.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await wire.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(wire.GetStream(), Encoding.Latin1);

        Assert.Matches("^HTTP/1\\.1 (4\\d\\d|505) ", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        office.AssertUnharmed("");
    }

    public static TheoryData<string> Odd() =>
    [
        "👩🏽‍🚒 🇻🇳 😀",
        Typing.Decomposed("tình hình"),
        "\0\u0001\u001b[2J\u007f\u0085",
        "\u202e\u2066abc\ufeff\u200b",
        "<script>alert(1)</script>{{hoàn}}{0}%s%n",
        new string('ấ', 100_000),
        string.Concat(Enumerable.Repeat("45/TTr-UBND ngày 18/12 ", 4000)),
        new string('\n', 5000) + "a",
    ];

    [Theory]
    [MemberData(nameof(Odd), DisableDiscoveryEnumeration = true)]
    public async Task Odd_text_gets_a_plain_answer_in_the_chat(string text)
    {
        var (code, answer) = await office.PostAsync("/demo/posts/khach-2/messages", Encoding.UTF8.GetBytes(Json("text", text)));

        Assert.Equal(HttpStatusCode.OK, code);
        Assert.StartsWith("{\"mark\":", answer);
        Assert.Contains("\"kind\":\"reply\"", answer);
        office.AssertUnharmed(answer);
    }

    [Theory]
    [InlineData("khong-co:1")]
    [InlineData("99")]
    [InlineData("Digest.Open:KN-9999")]
    [InlineData("\0\ufffd;DROP")]
    public async Task A_button_that_does_not_exist_gets_a_plain_answer_in_the_chat(string choice)
    {
        var (code, answer) = await office.PostAsync("/demo/posts/khach-2/messages", Encoding.UTF8.GetBytes(Json("choice", choice)));

        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Contains("\"kind\":\"reply\"", answer);
        office.AssertUnharmed(answer);
    }

    [Theory]
    [InlineData("../../etc/passwd\0.pdf", "QUJD")]
    [InlineData("trống.pdf", "")]
    [InlineData("😀\u202egpj.exe", "AAECAw==")]
    [InlineData("không tên", "3q2+7w==")]
    public async Task An_odd_file_gets_a_plain_answer_in_the_chat(string name, string content)
    {
        var (code, answer) = await office.PostAsync("/demo/posts/khach-2/messages", Encoding.UTF8.GetBytes(Upload(name, content)));

        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Contains("\"kind\":\"reply\"", answer);
        office.AssertUnharmed(answer);
    }

    [Theory]
    [InlineData("Host", "kontum.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    public async Task From_anywhere_but_this_machine_there_is_no_demo(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/demo/posts");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await office.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_wrong_address_shows_a_page_that_leads_back()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/khong/co");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using var response = await office.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Không có trang này", WebUtility.HtmlDecode(page));
        Assert.Contains("href=\"/\"", page);
    }

    [Theory]
    [InlineData("/?post=%ff&lang=%00&look=../..&pane='")]
    [InlineData("/?post=<script>alert(1)</script>&plain=2&plain=1")]
    [InlineData("/?%%%&&&=")]
    public async Task The_page_opens_whatever_its_address_asks_for(string address)
    {
        var page = await office.Http.GetStringAsync(address, TestContext.Current.CancellationToken);

        Assert.Contains("<html lang=\"vi\"", page);
        Assert.DoesNotContain("<script>alert", page);
        office.AssertUnharmed(page);
    }

    private static string Json(string field, string value) => JsonSerializer.Serialize(new Dictionary<string, string> { [field] = value });

    private static string Upload(string name, string content) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { ["fileName"] = name, ["contentBase64"] = content });

    private static string Error(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("error").GetString()!;

    /// <summary>Bytes without any pattern, the same in every run.</summary>
    private static byte[] Bytes(byte seed, int count) =>
        [.. Enumerable.Range(0, count / 32 + 1).SelectMany(i => System.Security.Cryptography.SHA256.HashData([seed, (byte)i])).Take(count)];

    public sealed class Office : IAsyncLifetime
    {
        private RunningProgram program = null!;

        public HttpClient Http => program.Http;

        public async ValueTask InitializeAsync() => program = await RunningProgram.StartAsync();

        public ValueTask DisposeAsync() => program.DisposeAsync();

        public async Task<(HttpStatusCode Code, string Answer)> PostAsync(string path, byte[] body, string type = "application/json")
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
            using var response = await Http.PostAsync(path, content, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        /// <summary>It runs, nothing went wrong inside, and nobody was shown its insides.</summary>
        public void AssertUnharmed(string answer)
        {
            Assert.True(program.Lives);
            Assert.DoesNotMatch("(?m)^(fail|crit): .*$", program.Log);
            Assert.DoesNotContain("Exception", answer);
            Assert.DoesNotContain("   at ", answer);
        }
    }
}
