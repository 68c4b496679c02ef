using EscalationBot.Channels.Teams;
using EscalationBot.Channels.Web;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.ZaloBot;
using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Components.Admin;
using EscalationBot.Host.Demo.Zalo;
using EscalationBot.Host.Texts;
using EscalationBot.Storage.Postgres;

namespace EscalationBot.Host.Options;

/// <summary>The configuration is not right; one message per fault.</summary>
internal sealed class SettingsException(IReadOnlyList<LocalText> faults)
    : UserException(new LocalText(
        $"{HostTexts.Get("start.options").Vi} {string.Join(' ', faults.Select(f => f.Vi))}",
        $"{HostTexts.Get("start.options").En} {string.Join(' ', faults.Select(f => f.En))}"))
{
    public IReadOnlyList<LocalText> Faults => faults;
}

/// <summary>The whole configuration, read and checked before anything starts: a wrong value stops the program with one list of all faults.</summary>
internal sealed record HostSettings(
    OfficeOptions Office, StoreOptions Store, DemoOptions Demo, DeliveryOptions Delivery, OfficeRules Rules, bool DemoEnabled,
    DateTimeOffset DemoStart, TeamsOptions Teams, ZaloOptions Zalo, ZaloBotOptions ZaloBot, TelemetryOptions Telemetry, bool Development)
{
    /// <summary>Zalo takes no shorter secret for a bot's webhook.</summary>
    private const int LeastSecret = 8;

    /// <summary>Without credentials a developer's own Teams client may talk, from and to this machine only.</summary>
    public bool TeamsAnonymous => Development && !Teams.IsOn;

    /// <summary>Nobody configured an account, so that the try-out has one of its own inside this program.</summary>
    public bool ZaloSimulated { get; private init; }

    public string DataFolder => Path.GetFullPath(Office.DataFolder);

    public bool StoreInMemory => Store is { Provider: StoreProvider.LiteDb, LiteDb.Path: LiteDbOptions.Memory };

    public bool StoreInFile => Store.Provider == StoreProvider.LiteDb && !StoreInMemory;

    /// <summary>The file of the store; meaningless unless <see cref="StoreInFile"/>.</summary>
    public string StorePath => Store.LiteDb.Path.Length == 0 ? Path.Combine(DataFolder, "escalationbot.db") : Path.GetFullPath(Store.LiteDb.Path);

    /// <exception cref="SettingsException">Something is wrong.</exception>
    public static HostSettings Read(IConfiguration configuration, bool development)
    {
        var faults = new List<LocalText>();
        var office = OptionsCheck.Read<OfficeOptions>(configuration, OfficeOptions.Section, faults);
        var store = OptionsCheck.Read<StoreOptions>(configuration, StoreOptions.Section, faults);
        if (store.Provider == StoreProvider.Postgres && PostgresStoreOptions.FaultOf(store.Postgres.ConnectionString) is { } fault)
            faults.Add(OptionsCheck.Fault("options.database", "Store:Postgres:ConnectionString", "", ("why", fault)));
        var demo = OptionsCheck.Read<DemoOptions>(configuration, DemoOptions.Section, faults);
        var delivery = OptionsCheck.Read<DeliveryOptions>(configuration, DeliveryOptions.Section, faults);
        var calendar = OptionsCheck.Read<CalendarOptions>(configuration, CalendarOptions.Section, faults);
        var teams = OptionsCheck.Read<TeamsOptions>(configuration, TeamsOptions.Section, faults);
        var telemetry = OptionsCheck.Read<TelemetryOptions>(configuration, TelemetryOptions.Section, faults);
        CheckTeams(teams, faults);
        var zalo = OptionsCheck.Read<ZaloOptions>(configuration, ZaloOptions.Section, faults);
        CheckZalo(zalo, faults);
        var simulated = Simulates(demo.Enabled ?? development, development, store.Provider, zalo);
        if (simulated)
            zalo = SimulatedZalo.NewOptions();
        if (!telemetry.IsReadable)
            faults.Add(OptionsCheck.Fault("options.address", "Telemetry:OtlpEndpoint", telemetry.OtlpEndpoint));
        var zaloBot = OptionsCheck.Read<ZaloBotOptions>(configuration, ZaloBotOptions.Section, faults);
        if (zaloBot is { IsOn: true, Mode: ZaloBotMode.Webhook, SecretToken.Length: < LeastSecret })
            faults.Add(OptionsCheck.Fault("options.zalobot-secret", "ZaloBot:SecretToken", ""));
        var rules = RulesFromOptions.Build(office, calendar, faults);
        var start = DemoStartOf(demo, rules?.Time, faults);
        return rules is null || faults.Count > 0
            ? throw new SettingsException(faults)
            : new HostSettings(office, store, demo, delivery, rules with { Routes = RoutesFromOptions.Build(delivery, ChannelsOn(demo.Enabled ?? development, development || teams.IsOn, zalo is { IsOn: true, BringUp: false }, zaloBot.IsOn), name => name == ZaloSetup.ChannelName ? TextsOf(zalo.Templates) : FixedTexts.All), Campaigns = delivery.Bulk, MonthlyBudget = delivery.MonthlyBudget, ZaloPage = ZaloDoor.AddressAt(zalo) }, demo.Enabled ?? development, start, teams, zalo, zaloBot, telemetry, development) { ZaloSimulated = simulated };
    }

    /// <summary>One process only: another one would not know what was said to this one's Zalo.</summary>
    private static bool Simulates(bool demo, bool development, StoreProvider store, ZaloOptions zalo) =>
        demo && development && store == StoreProvider.LiteDb && !zalo.IsOn;

    private static IReadOnlyList<string> ChannelsOn(bool demo, bool teams, bool zalo, bool zaloBot) =>
    [
        .. new[] { (WebChannel.ChannelName, demo), (TeamsSetup.ChannelName, teams), (ZaloSetup.ChannelName, zalo), (ZaloBotSetup.ChannelName, zaloBot) }
            .Where(channel => channel.Item2).Select(channel => channel.Item1),
    ];

    private static FixedTexts TextsOf(ZaloTemplates templates) => Enum.GetValues<FixedTexts>()
        .Where(text => templates.IdOf(text.ToString()) is not null)
        .Aggregate(FixedTexts.None, (all, text) => all | text);

    /// <summary>An app id needs its tenant and a way to prove itself.</summary>
    private static void CheckTeams(TeamsOptions teams, List<LocalText> faults)
    {
        if (!teams.IsOn)
            return;
        if (teams.TenantId.Length == 0)
            faults.Add(OptionsCheck.Fault("options.teams-tenant", "Teams:TenantId", ""));
        if (teams.AppPassword.Length == 0 && teams.CertificatePath.Length == 0)
            faults.Add(OptionsCheck.Fault("options.teams-secret", "Teams:AppPassword", ""));
    }

    /// <summary>An app needs its secret, and every account the one that signs its webhook.</summary>
    private static void CheckZalo(ZaloOptions zalo, List<LocalText> faults)
    {
        if (!zalo.IsOn)
            return;
        if (zalo.AppSecret.Length == 0)
            faults.Add(OptionsCheck.Fault("options.zalo-missing", "ZaloOa:AppSecret", ""));
        if (zalo.AllAccounts.Count == 0)
            faults.Add(OptionsCheck.Fault("options.zalo-missing", "ZaloOa:OaId", ""));
        foreach (var (index, account) in zalo.AllAccounts.Index())
            if (account.OaId.Length == 0 || account.OaSecret.Length == 0)
                faults.Add(OptionsCheck.Fault("options.zalo-missing", index == 0 && zalo.OaId.Length > 0 ? "ZaloOa:OaSecret" : $"ZaloOa:Accounts:{index}", ""));
    }

    private static DateTimeOffset DemoStartOf(DemoOptions demo, OfficeTime? time, List<LocalText> faults)
    {
        if (time is not null && Moments.TryRead(demo.Now, time, out var start))
            return start;
        faults.Add(OptionsCheck.Fault("options.moment", "Demo:Now", demo.Now));
        return default;
    }
}
