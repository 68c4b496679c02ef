using EscalationBot.Host.Options;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;
using EscalationBot.Storage.Postgres;

namespace EscalationBot.Host.Setup;

/// <summary>Opens the store that the configuration names.</summary>
internal static class StoreOpening
{
    /// <param name="machine">The clock of this machine, which may be off; null for the real one.</param>
    /// <exception cref="UserException">It cannot be opened: in use, damaged, of a newer version, or the folder cannot be written.</exception>
    public static OfficeStore Open(HostSettings settings, TimeProvider? machine = null)
    {
        try
        {
            return settings.Store.Provider == StoreProvider.Postgres
                ? OpenDatabase(settings, machine ?? TimeProvider.System)
                : OpenAt(settings.StoreInMemory ? LiteDbStoreOptions.Memory : settings.StorePath, settings);
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            throw NotOpened(settings, e);
        }
    }

    /// <summary>Null when another process has it.</summary>
    /// <exception cref="UserException">It cannot be opened for another reason.</exception>
    public static OfficeStore? OpenUnlessInUse(HostSettings settings)
    {
        try
        {
            return OpenAt(settings.StorePath, settings);
        }
        catch (StoreException e) when (e.InUse)
        {
            return null;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            throw NotOpened(settings, e);
        }
    }

    /// <summary>Opens a file that is a copy of the store.</summary>
    public static OfficeStore OpenCopy(string path, HostSettings settings) => OpenAt(path, settings);

    private static UserException NotOpened(HostSettings settings, Exception why) => new(settings.Store.Provider == StoreProvider.Postgres
        ? HostTexts.Get("start.database", ("why", why.Message))
        : HostTexts.Get("start.store", ("path", settings.StorePath), ("why", why.Message)));

    /// <summary>The data folder still holds replaced texts.</summary>
    private static OfficeStore OpenDatabase(HostSettings settings, TimeProvider machine)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var store = PostgresStore.Open(new PostgresStoreOptions(settings.Store.Postgres.ConnectionString), () => settings.Rules, machine);
        return new OfficeStore(store, store, store, store, store, store) { Time = store.Time, Replicas = store, Retention = store, Vault = store.Vault(new FolderVault(settings.DataFolder)) };
    }

    /// <summary>The folder is made when it is not there.</summary>
    private static OfficeStore OpenAt(string path, HostSettings settings)
    {
        if (path != LiteDbStoreOptions.Memory)
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var store = LiteDbStore.Open(new LiteDbStoreOptions(path), () => settings.Rules);
        return new OfficeStore(store, store, store, store, store, store) { Backup = store, Retention = store, Upkeep = store, Vault = new FolderVault(settings.DataFolder) };
    }
}
