using System.Globalization;
using System.Xml;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo;

/// <summary>
/// The try-out API: what the page does, for curl (manifests/README.md, section "Try-out API"). Mapped only when Demo is
/// on, answered only to this machine.
/// </summary>
internal static class DemoApi
{
    /// <summary>A file in Base64 and some room for the rest.</summary>
    private const long MostMessageBytes = (DemoLimits.FileBytes * 4L / 3) + (64 * 1024);

    private const long MostClockBytes = 4096;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var demo = endpoints.MapGroup("/demo").AddEndpointFilter(Guarded);
        demo.MapGet("/posts", (IDemoChat chat) => chat.Posts().Select(PostJson.From));
        demo.MapPost("/posts/{id}/messages", SendAsync).DisableAntiforgery();
        demo.MapGet("/posts/{id}/messages", Read);
        demo.MapGet("/clock", (IDemoChat chat) => new ClockJson(chat.Now));
        demo.MapPost("/clock", MoveAsync).DisableAntiforgery();
        demo.MapFallback(Nothing);
    }

    private static IResult Nothing() => throw RequestException.NotFound();

    private static async ValueTask<object?> Guarded(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return Loopback.IsDirect(context.HttpContext) ? await next(context) : throw RequestException.NotFound();
        }
        catch (RequestException refused)
        {
            return Refused(refused);
        }
        catch (BadHttpRequestException broken)
        {
            return Refused(broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? RequestException.TooLarge() : RequestException.Bad("error.bad-json"));
        }
    }

    private static IResult Refused(RequestException refused) => Results.Json(new ErrorJson(refused.Text.Both), statusCode: refused.Status);

    private static async Task<MessagesJson> SendAsync(string id, HttpRequest request, IDemoChat chat, DemoLooks looks, CancellationToken cancellation)
    {
        Require(chat, id);
        var body = await ApiBody.ReadAsync(request, MostMessageBytes, cancellation);
        var input = InputOf(body);
        var messageId = body.Text("messageId", DemoLimits.ChoiceCharacters);
        if (body.Text("channel", 20) is { } channel)
            looks.Choose(id, LookOf(channel));
        var replies = await chat.SendAsync(id, input, messageId, cancellation);
        return MessagesJson.From(replies.Mark, replies.Lines, looks.Of(id));
    }

    private static MessagesJson Read(string id, HttpRequest request, IDemoChat chat, DemoLooks looks)
    {
        Require(chat, id);
        var after = MarkOf(request.Query["after"]);
        var lines = chat.Read(id, after);
        return MessagesJson.From(lines is [.., var last] ? last.Mark : after, [.. lines.Where(l => l.Direction == LogDirection.Out)], looks.Of(id));
    }

    private static async Task<ClockJson> MoveAsync(HttpRequest request, IDemoChat chat, HostSettings settings, CancellationToken cancellation)
    {
        var body = await ApiBody.ReadAsync(request, MostClockBytes, cancellation);
        var to = (body.Text("to", 64), body.Text("advance", 64)) switch
        {
            ({ } moment, null) when Moments.TryRead(moment, settings.Rules.Time, out var read) => read,
            (null, { } duration) when TryAdvance(chat.Now, duration, out var later) => later,
            _ => throw RequestException.Bad("error.bad-clock"),
        };
        if (to < chat.Now || to > chat.Now + DemoClock.LongestMove)
            throw OutOfRange(chat);
        return new ClockJson(await chat.MoveToAsync(to, null, cancellation));
    }

    private static RequestException OutOfRange(IDemoChat chat) => RequestException.Bad(
        "error.clock-range", ("days", DemoClock.LongestMove.TotalDays), ("now", chat.Now.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture)));

    private static void Require(IDemoChat chat, string id)
    {
        if (chat.Find(id) is null)
            throw RequestException.NotFound();
    }

    private static DemoInput InputOf(ApiBody body) =>
        (body.Text("text", DemoLimits.TextCharacters), body.Text("choice", DemoLimits.ChoiceCharacters),
            body.Text("fileName", DemoLimits.FileNameCharacters), body.Bytes("contentBase64", DemoLimits.FileBytes)) switch
        {
            ({ } text, null, null, null) => new DemoInput.Words(text),
            (null, { } choice, null, null) => new DemoInput.Press(choice),
            (null, null, { } name, { } content) => new DemoInput.Upload(name, content),
            _ => throw RequestException.Bad("error.nothing-to-send"),
        };

    private static DemoLook LookOf(string channel) => channel switch
    {
        "zalo" => DemoLook.Zalo,
        "teams" => DemoLook.Teams,
        _ => throw RequestException.Bad("error.bad-channel"),
    };

    private static long MarkOf(string? after) =>
        string.IsNullOrEmpty(after) ? 0
        : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark
        : throw RequestException.Bad("error.bad-mark");

    /// <summary>What lies beyond every calendar is merely too far.</summary>
    private static bool TryAdvance(DateTimeOffset now, string duration, out DateTimeOffset later)
    {
        later = now;
        try
        {
            later = now + XmlConvert.ToTimeSpan(duration);
            return true;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            later = DateTimeOffset.MaxValue;
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
