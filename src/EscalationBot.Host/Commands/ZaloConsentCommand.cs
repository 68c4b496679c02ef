using System.CommandLine;
using EscalationBot.Channels.Zalo.Consent;
using EscalationBot.Conversation.Texts;
using EscalationBot.Host.Components.Admin;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Commands;

/// <summary><c>zalo-consent</c>: the address at which the owner of an Official Account agrees. The running server redeems it.</summary>
internal static class ZaloConsentCommand
{
    public static Command Create(Workbench bench) => AllCommands.Simple("zalo-consent", _ => RunAsync(bench));

    private static async Task<int> RunAsync(Workbench bench)
    {
        var settings = bench.ReadSettings();
        if (!settings.Zalo.IsOn)
            throw new UserException(HostTexts.Get("zalo-verify.off"));
        if (ZaloDoor.AddressAt(settings.Zalo) is null)
            throw new UserException(HostTexts.Get("zalo-consent.no-address"));
        var pending = PendingConsent.New(settings.Zalo.CodeVerifier, TimeProvider.System.GetUtcNow(), TextCatalogue.Vietnamese);
        await KeepAsync(settings, pending);
        bench.Say(HostTexts.Get("zalo-consent.open", ("back", PendingConsent.ReturnAddress(settings.Zalo)), ("address", pending.AddressAt(settings.Zalo))));
        return 0;
    }

    /// <summary>Where the running server finds it: its folder, whose store it holds open, or the database.</summary>
    private static async Task KeepAsync(HostSettings settings, PendingConsent pending)
    {
        if (settings.Store.Provider == StoreProvider.Postgres)
        {
            await using var store = StoreOpening.Open(settings);
            new ConsentDrawer(store.Vault).Write(pending);
        }
        else
        {
            new ConsentDrawer(new FolderVault(settings.DataFolder)).Write(pending);
        }
    }
}
