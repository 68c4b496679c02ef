using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.Storage;

namespace EscalationBot.CrashHost;

/// <summary>The two kinds of lives: alone with a file, or a replica on a database.</summary>
internal static class Lives
{
    public static HostSettings SettingsOf(CrashOptions options, HostSettings configured)
    {
        var settings = configured with { Rules = configured.Rules with { Routes = [new RouteOffer(WireChannel.ChannelName, RouteWay.Chat)] } };
        if (!options.IsReplica)
            return settings;
        var channel = new ChannelOptions { Rates = options.Most == 0 ? [] : [new RateOptions { Most = options.Most, Seconds = 5 }] };
        return settings with
        {
            Store = settings.Store with { Provider = StoreProvider.Postgres, Postgres = new PostgresOptions { ConnectionString = options.Store } },
            Delivery = settings.Delivery with
            {
                LeaseSeconds = options.LeaseSeconds,
                Channels = new Dictionary<string, ChannelOptions> { [WireChannel.ChannelName] = channel },
            },
        };
    }

    /// <param name="clock">By which this life goes.</param>
    public static OfficeStore Open(CrashOptions options, Dagger dagger, HostSettings settings, out TimeProvider clock)
    {
        if (options.IsReplica)
        {
            var shared = StoreOpening.Open(settings, new OffClock(TimeSpan.FromMinutes(options.MinutesOff)));
            clock = new Morning(options.Began, shared.Time, timesSlower: 1);
            return shared with { Time = clock, Retention = null };
        }
        var store = LiteDbStore.Open(new LiteDbStoreOptions(options.Store) { CheckpointEntries = options.FoldAfter }, () => settings.Rules);
        clock = new Morning(options.Began, null, timesSlower: 60);
        return new OfficeStore(Stepping<ITurnStore>.Around(store, dagger), Stepping<IWorkQueue>.Around(store, dagger), store, store, store, store)
        {
            Vault = new FolderVault(Path.GetDirectoryName(options.Store)!),
        };
    }
}
