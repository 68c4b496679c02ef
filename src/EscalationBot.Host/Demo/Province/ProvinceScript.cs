using System.Text.Json;
using System.Text.Json.Serialization;
using EscalationBot.Domain.Proposals;
using EscalationBot.Host.Import;
using EscalationBot.Host.Import.Files;

namespace EscalationBot.Host.Demo.Province;

/// <param name="Day">Working days from the first day of the demo; negative lies before it.</param>
internal sealed record ScriptedDocument(string Code, int Day);

/// <summary>Something that somebody did with a record, by its name in the data and with whatever it needs.</summary>
/// <param name="At">Working day and time, "-9 14:30".</param>
/// <param name="By">The post; null is the head of the body that usually does it.</param>
/// <param name="Body">The body that an answer, an evidence, a direction or a referral names.</param>
/// <param name="Day">Until when, expected when, due when.</param>
/// <param name="Text">A reason, a passage, an explanation, the words of a direction.</param>
internal sealed record ScriptedStep(
    string At, string Do, string? By = null, StallCategory? Category = null, AgencyAnswerKind? Kind = null, string? Body = null,
    int? Day = null, string? Text = null, ScriptedDocument? Reply = null, ScriptedDocument? Letter = null, IReadOnlyList<ScriptedDocument>? Reminders = null);

/// <param name="Sent">The day of the request.</param>
/// <param name="Filed">When the unit entered it here.</param>
internal sealed record ScriptedRecord(
    string Unit, string To, int Sent, string Request, string Filed, string Subject, IReadOnlyList<ScriptedStep> Events);

/// <summary>The demo province as data: its bodies and posts in the form that <c>import</c> reads, and what happened to its invented proposals.</summary>
/// <param name="Unlinked">Posts that have no account, so that calling by phone and linking can be tried.</param>
internal sealed record ProvinceScript(string About, IReadOnlyList<string> Unlinked, IReadOnlyList<ScriptedRecord> Records)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public static ProvinceScript Load() => JsonSerializer.Deserialize<ProvinceScript>(Bytes("proposals.json"), Json)!;

    public static IReadOnlyList<ImportSheet> Directory() =>
        ((FileReading.Sheets)SheetFile.Read(Bytes("province.csv"), "province.csv")).All;

    private static byte[] Bytes(string file)
    {
        using var stream = typeof(ProvinceScript).Assembly.GetManifestResourceStream($"EscalationBot.Host.Demo.Data.{file}")!;
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }
}
