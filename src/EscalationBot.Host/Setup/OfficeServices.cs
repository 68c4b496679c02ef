using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams;
using EscalationBot.Channels.Web;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.ZaloBot;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Backups;
using EscalationBot.Host.Demo;
using EscalationBot.Host.Demo.Province;
using EscalationBot.Host.Demo.Zalo;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Cards;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Storage;

namespace EscalationBot.Host.Setup;

/// <summary>What the running office is made of.</summary>
internal static class OfficeServices
{
    /// <param name="store">Opened by the caller, who closes it after the host has stopped.</param>
    public static IServiceCollection AddOffice(this IServiceCollection services, HostSettings settings, OfficeStore store)
    {
        services.AddSingleton(settings).AddSingleton(settings.Delivery).AddSingleton(settings.Rules);
        services.AddSingleton(_ => store.Turns).AddSingleton(_ => store.Work).AddSingleton(_ => store.Log).AddSingleton<IFileStore>(s => new MadeFiles(store.Files, store.Turns, store.Log, s.GetRequiredService<IBotTurns>(), s.GetRequiredService<TimeProvider>())).AddSingleton(_ => store.Audit);
        services.AddSingleton<IBotTurns>(_ => BotOpening.Open(settings));
        services.AddSingleton<IncomingSheets>().AddSingleton<Accesses>().AddSingleton<TurnRunner>().AddSingleton<SecrecyGuard>().AddSingleton<Inbox>();
        services.AddSingleton<Runtime.Delivery.Channels>().AddSingleton<SelfAuditor>().AddSingleton<EchoDesk>().AddSingleton<Sweeper>();
        services.AddSingleton<Underway>().AddSingleton<FirstCall>().AddSingleton<ICallLimits, CallLimits>().AddSingleton<RateGate>().AddSingleton<IRateGate>(s => s.GetRequiredService<RateGate>()).AddSingleton<ILimitReports>(s => s.GetRequiredService<RateGate>());
        services.AddSingleton<CardDesk>().AddSingleton<Sender>().AddSingleton<Shares>().AddSingleton<Teller>().AddSingleton<Dispatcher>();
        services.AddSingleton<IMessageDoor>(s => s.GetRequiredService<Inbox>()).AddSingleton<ISentMessages, SentMessages>().AddSingleton<IReceiptDoor, Receipts>();
        services.AddSingleton(_ => settings.ZaloSimulated ? new MemoryVault() : store.Vault).AddSingleton<IOperatorDesk, OperatorDesk>();
        if (settings.Teams.IsOn || settings.TeamsAnonymous)
            services.AddTeams(settings.Teams, settings.TeamsAnonymous);
        if (settings.Zalo.IsOn)
            services.AddZalo(settings.Zalo, settings.DataFolder);
        if (settings.ZaloBot.IsOn)
            services.AddZaloBot(settings.ZaloBot);
        services.AddKeyedSingleton(RealTime.Key, TimeProvider.System).AddKeyedSingleton(LimitTime.Key, TimeProvider.System);
        services.AddSingleton<OfficeRuntime>().AddSingleton<Readiness>();
        services.AddSingleton<Heartbeats>().AddSingleton<StoreProbe>();
        services.AddSingleton<VitalSigns>();
        services.AddHostedService<OfficeWork>();
        if (store.Replicas is { } replicas)
            services.AddSingleton(replicas).AddHostedService<TakingUp>();
        if (store.Upkeep is { } upkeep)
            services.AddSingleton(upkeep).AddHostedService<Upkeeping>();
        if (store.Retention is { } retention)
            services.AddHostedService(s => ActivatorUtilities.CreateInstance<Forgetting>(s, retention));
        if (store.Backup is { } backup && settings.StoreInFile)
            services.AddHostedService(s => ActivatorUtilities.CreateInstance<BackupDesk>(s, backup));
        return settings.DemoEnabled ? services.AddDemo(settings, store) : services.AddSingleton(store.Time);
    }

    private static IServiceCollection AddDemo(this IServiceCollection services, HostSettings settings, OfficeStore store)
    {
        services.AddSingleton(_ => store.IsEmpty ? DemoClockFile.OpenFirstDay(settings) : DemoClockFile.Open(settings)).AddSingleton<TimeProvider>(s => s.GetRequiredService<DemoTimeProvider>());
        services.AddSingleton<IChannel, WebChannel>();
        services.AddSingleton<DemoClock>().AddSingleton<DemoPosts>().AddSingleton<DemoLooks>();
        services.AddHostedService(s => ActivatorUtilities.CreateInstance<ProvinceOpening>(s, store));
        if (settings.ZaloSimulated)
            services.AddSingleton<SimulatedZalo>().AddSingleton<IDemoZalo, DemoZalo>()
                .AddHttpClient(ZaloSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(s => s.GetRequiredService<SimulatedZalo>().Zalo.Wire());
        return services.AddSingleton<IDemoChat, StoredDemoChat>();
    }
}
