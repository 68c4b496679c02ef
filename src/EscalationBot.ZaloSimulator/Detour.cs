namespace EscalationBot.ZaloSimulator;

/// <summary>Leads requests over real sockets to a fake on this machine, the host they name as the first part of the path; else like the handler of channels.</summary>
/// <param name="here">Where the fake listens, asked for with every request.</param>
public sealed class Detour(Func<Task<Uri>> here) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null })
{
    public Detour(Uri here)
        : this(() => Task.FromResult(here))
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        request.RequestUri = new Uri($"{(await here()).GetLeftPart(UriPartial.Authority)}/{asked.Authority}{asked.PathAndQuery}");
        return await base.SendAsync(request, cancellationToken);
    }
}
