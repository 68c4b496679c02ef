using System.CommandLine;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary><c>zalo-verify request.txt</c>: which secret signed a request that Zalo sent, and how. Needs no store.</summary>
internal static class ZaloVerifyCommand
{
    public static Command Create(Workbench bench) => AllCommands.WithFile("zalo-verify", (file, cancellation) => RunAsync(bench, file, cancellation));

    private static async Task<int> RunAsync(Workbench bench, string file, CancellationToken cancellation)
    {
        var zalo = bench.ReadSettings().Zalo;
        if (!zalo.IsOn)
            throw new UserException(HostTexts.Get("zalo-verify.off"));
        if (!File.Exists(file) || CapturedRequest.Read(await File.ReadAllBytesAsync(file, cancellation)) is not { } request)
            throw new UserException(HostTexts.Get("zalo-verify.no-request", ("file", file)));
        if (request.Signature is null)
            throw new UserException(HostTexts.Get("zalo-verify.unsigned"));
        var fits = new[] { request, request.WithoutLastLineEnd() }.SelectMany(r => SignatureFinder.Find(zalo, r.Body, r.Signature)).Distinct().ToList();
        foreach (var fit in fits)
            bench.Say(HostTexts.Get(IsAsConfigured(fit, zalo) ? "zalo-verify.right" : "zalo-verify.other", ("oa", fit.Oa), ("secret", fit.Secret), ("variant", fit.Variant)));
        if (fits.Count == 0)
            bench.Say(HostTexts.Get("zalo-verify.none"));
        return fits.Exists(fit => IsAsConfigured(fit, zalo)) ? 0 : 1;
    }

    private static bool IsAsConfigured(SignatureFit fit, ZaloOptions zalo) => fit.Secret == nameof(ZaloAccount.OaSecret) && fit.Variant == zalo.Signature;
}
