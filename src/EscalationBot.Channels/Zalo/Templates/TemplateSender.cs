using System.Globalization;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Phones;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Zalo.Templates;

/// <summary>Sends approved texts, to an account or to a telephone number. What Zalo would refuse is not sent.</summary>
/// <param name="time">The time of the office.</param>
internal sealed class TemplateSender(ZaloClient client, TemplateBook book, QuotaBook quotas, EventNotes notes, TimeProvider time)
{
    private const string NoTemplate = "no-template";

    public async Task<SendResult> SendAsync(string oa, FilledText? text, Destination to, Errand errand, CancellationToken cancellation)
    {
        var byPhone = to.Way == DeliveryWay.TemplateByPhone;
        var phone = byPhone ? PhoneText.ReadMobile(to.Phone)?.TrimStart('+') : null;
        if (byPhone && phone is null)
            return new SendResult.OtherRoute("no-mobile-number");
        if (text is null || await book.FindAsync(oa, text.Name, cancellation) is not { } template)
            return new SendResult.OtherRoute(NoTemplate);
        if (!template.IsUsable)
            return Unusable(oa, text.Name, $"template-{template.Status}");
        var values = TemplateCheck.Composed(text.Values, template.Parameters);
        if (TemplateCheck.Fault(values, template.Parameters) is { } fault)
            return Unusable(oa, text.Name, fault);
        if (quotas.Today(oa) is { Remaining: <= 0 })
            return new SendResult.QuotaSpent("quota-0", ZaloDay.NextDay(time.GetUtcNow()));
        var data = new JsonObject([.. values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)JsonValue.Create(v.Value)))]);
        var answer = phone is null
            ? await client.SendTemplateAsync(oa, new JsonObject { ["user_id"] = to.User, ["template_id"] = template.Id, ["template_data"] = data }, errand, cancellation)
            : await client.SendTemplateByPhoneAsync(oa, ByPhone(phone, template.Id, data, to.MessageId), errand, cancellation);
        Learn(oa, template, text.Name, answer);
        var result = ZaloOutcome.OfTemplate(answer, byPhone, time.GetUtcNow());
        return result is SendResult.Unknown unknown
            ? unknown with { Mark = byPhone ? EchoMark.OfTracking(TrackingOf(to.MessageId)) : EchoMark.Of(oa, to.User, EchoKind.Template) }
            : result;
    }

    private static JsonObject ByPhone(string phone, string template, JsonObject data, long messageId) => new()
    {
        ["phone"] = phone,
        ["template_id"] = template,
        ["template_data"] = data,
        ["tracking_id"] = TrackingOf(messageId),
    };

    /// <summary>What a template to a number is sent under.</summary>
    public static string TrackingOf(long messageId) => string.Create(CultureInfo.InvariantCulture, $"m{messageId}");

    private void Learn(string oa, KnownTemplate template, string name, ZaloAnswer answer)
    {
        if (answer is ZaloAnswer.Done done)
            quotas.Note(oa, done.Data.Get("quota"));
        else if (answer is ZaloAnswer.Failed { Code: var code } && ZaloErrors.OfTemplate(code) == ZaloErrorClass.Permanent)
        {
            book.Forget(template.Id);
            notes.Note("template", name, oa, code.ToString(CultureInfo.InvariantCulture));
        }
    }

    private SendResult.OtherRoute Unusable(string oa, string name, string why)
    {
        notes.Note("template", name, oa, why);
        return new SendResult.OtherRoute(why);
    }
}
