namespace EscalationBot.Testing;

/// <summary>Leads requests over real sockets to a fake on this machine, the host they name as the first part of the path; else like the handler of channels.</summary>
public sealed class Detour(Uri here) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        request.RequestUri = new Uri($"{here.GetLeftPart(UriPartial.Authority)}/{asked.Authority}{asked.PathAndQuery}");
        return base.SendAsync(request, cancellationToken);
    }
}
