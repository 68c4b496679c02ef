namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>What an error code asks for; the class decides, never the single code.</summary>
internal enum ZaloErrorClass
{
    /// <summary>The access token is wrong or over: take the stored one, or renew it, and try once more.</summary>
    Token,

    /// <summary>Too fast: again later.</summary>
    Backoff,

    /// <summary>Failed without a reason: once more, then never.</summary>
    Once,

    /// <summary>The quota of the day is used up.</summary>
    Quota,

    /// <summary>Not at night.</summary>
    Night,

    /// <summary>The user has not written for too long: only a template gets through.</summary>
    Window,

    /// <summary>This template goes by phone number only.</summary>
    ByPhone,

    /// <summary>This person cannot or does not want to be reached here.</summary>
    Recipient,

    /// <summary>This person gets too much just now.</summary>
    RecipientLater,

    /// <summary>Something only an administrator can mend: the channel pauses.</summary>
    Operator,

    /// <summary>The message itself is not acceptable.</summary>
    Permanent,

    /// <summary>An uploaded file is gone: upload it again.</summary>
    Upload,
}

/// <summary>Every documented error code and its class, by the two hosts that answer (Zalo OA error table, ZBS error guide).</summary>
internal static class ZaloErrors
{
    private static readonly Dictionary<int, ZaloErrorClass> Oa = Table(
        (ZaloErrorClass.Token, [-216, -220, -124]),
        (ZaloErrorClass.Backoff, [-32, -214]),
        (ZaloErrorClass.Once, [-200]),
        (ZaloErrorClass.Quota, [-211]),
        (ZaloErrorClass.Night, [-234]),
        (ZaloErrorClass.Window, [-230, -232]),
        (ZaloErrorClass.ByPhone, [-249]),
        (ZaloErrorClass.Recipient, [-213, -217, -227, -244]),
        (ZaloErrorClass.RecipientLater, [-218]),
        (ZaloErrorClass.Operator, [-204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -320, -321]),
        (ZaloErrorClass.Permanent, [-201, -210, -233, -237, -238, -240, -241, -248, -403]),
        (ZaloErrorClass.Upload, [-100]));

    private static readonly Dictionary<int, ZaloErrorClass> Templates = Table(
        (ZaloErrorClass.Token, [-124, -216, -220]),
        (ZaloErrorClass.Backoff, [-100, -32]),
        (ZaloErrorClass.Quota, [-115, -126, -144, -1441, -147, -1471, -1472, -160]),
        (ZaloErrorClass.Night, [-133, -234]),
        (ZaloErrorClass.ByPhone, [-249]),
        (ZaloErrorClass.Recipient, [-108, -110, -114, -118, -119, -139, -140, -141, -217, -227, -244]),
        (ZaloErrorClass.Operator, [-101, -102, -103, -104, -105, -117, -120, -125, -135, -1351, -136, -137, -138, -1381, -145, -1241, -209, -212, -219, -221, -224, -320, -321]),
        (ZaloErrorClass.Permanent,
            [-106, -107, -109, -111, -112, -1121, -1122, -1123, -1124, -113, -1131, -1132, -116, -121, -122, -127, -130, -131, -132, -146,
             -148, -149, -150, -151, -152, -153, -158, -159, -161, -162, -201, -210, -248]));

    /// <summary>The class of a code of openapi.zalo.me; a code nobody documented is for the administrator, not for retrying.</summary>
    public static ZaloErrorClass OfOa(int code) => Oa.GetValueOrDefault(code, ZaloErrorClass.Operator);

    /// <summary>The class of a code of the template service.</summary>
    public static ZaloErrorClass OfTemplate(int code) => Templates.GetValueOrDefault(code, ZaloErrorClass.Operator);

    public static bool IsKnown(int code) => Oa.ContainsKey(code) || Templates.ContainsKey(code);

    private static Dictionary<int, ZaloErrorClass> Table(params (ZaloErrorClass Class, int[] Codes)[] rows) =>
        rows.SelectMany(r => r.Codes, (r, code) => (r.Class, code)).ToDictionary(r => r.code, r => r.Class);
}
