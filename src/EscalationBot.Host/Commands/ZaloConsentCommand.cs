using System.CommandLine;
using EscalationBot.Channels.Zalo.Consent;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary><c>zalo-consent</c>: the address at which the owner of an Official Account agrees. The running server redeems it; needs no store.</summary>
internal static class ZaloConsentCommand
{
    public static Command Create(Workbench bench) => AllCommands.Simple("zalo-consent", _ => Task.FromResult(Run(bench)));

    private static int Run(Workbench bench)
    {
        var settings = bench.ReadSettings();
        if (!settings.Zalo.IsOn)
            throw new UserException(HostTexts.Get("zalo-verify.off"));
        if (!Uri.TryCreate(settings.Zalo.PublicUrl, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new UserException(HostTexts.Get("zalo-consent.no-address"));
        var pending = PendingConsent.New(settings.Zalo.CodeVerifier, TimeProvider.System.GetUtcNow());
        new ConsentFile(settings.DataFolder).Write(pending);
        bench.Say(HostTexts.Get("zalo-consent.open", ("back", PendingConsent.ReturnAddress(settings.Zalo)), ("address", pending.AddressAt(settings.Zalo))));
        return 0;
    }
}
