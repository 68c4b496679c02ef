using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Components.TryOut;
using EscalationBot.Host.Demo;
using EscalationBot.Host.Demo.Zalo;
using EscalationBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.FluentUI.AspNetCore.Components;

namespace EscalationBot.Host.Components;

/// <summary>Puts the page at <c>/</c>: the try-out chat when Demo is on, else a word on what the program is.</summary>
public static class TryOutPageExtensions
{
    /// <summary>A pasted text of <see cref="DemoLimits.TextCharacters"/> comes as one message of the page's connection, four bytes a character at most.</summary>
    private const long ConnectionMessageBytes = (4L * DemoLimits.TextCharacters) + 32_768;

    /// <param name="demo">Without it there is nothing to talk to: plain pages need no connection, and a start nothing that serves one.</param>
    /// <param name="replicas">Null when one process serves all pages.</param>
    public static IServiceCollection AddTryOutPage(this IServiceCollection services, bool demo, IReplicas? replicas)
    {
        var components = services.AddRazorComponents();
        if (demo)
        {
            components.AddInteractiveServerComponents().AddHubOptions(options => options.MaximumReceiveMessageSize = ConnectionMessageBytes);
            services.AddFluentUIComponents();
            services.AddSingleton<Activity>().AddSingleton<ClockRun>();
        }
        // Keys protect an open page only; after a restart it is loaded anew, so none need be kept on disk.
        IXmlRepository repository = replicas is null ? new KeysInMemory() : new KeysInStore(replicas);
        services.AddDataProtection().AddKeyManagementOptions(keys => (keys.XmlRepository, keys.XmlEncryptor) = (repository, new NullXmlEncryptor()));
        return services;
    }

    /// <summary>Needs routing; call it after the host's own endpoints are mapped.</summary>
    public static void MapTryOutPage(this WebApplication app, bool demo)
    {
        app.UseStatusCodePagesWithReExecute(MissingPage.Address, createScopeForStatusCodePages: true);
        app.Use(LeaveProgramsTheBareStatus);
        app.UseAntiforgery();
        app.MapStaticAssets();
        var pages = app.MapRazorComponents<App>();
        if (!demo)
            return;
        pages.AddInteractiveServerRenderMode();
        app.MapGet("/try-out/posts/{post}/files/{mark:long}", FileOf);
        app.MapGet("/try-out/zalo/{post}/files/{number:long}", FileOnZalo);
    }

    /// <summary>Only someone who typed a wrong address is led to a page.</summary>
    private static Task LeaveProgramsTheBareStatus(HttpContext context, RequestDelegate next)
    {
        var visit = HttpMethods.IsGet(context.Request.Method) && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");
        if (!visit && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }

    private static async Task<IResult> FileOf(
        string post, long mark, HttpContext context, [FromServices] IFileStore files, CancellationToken cancellation)
    {
        if (TryOutDoor.Open(context.RequestServices, context) is not { } chat || chat.Find(post) is null || mark < 1)
            return Results.NotFound();
        var file = chat.Read(post, mark - 1).FirstOrDefault(line => line.Mark == mark)?.Message?.File;
        var content = file is null ? null : await files.GetAsync(file.Key, cancellation);
        return content is null ? Results.NotFound() : Download(file!.FileName, content);
    }

    private static IResult FileOnZalo(string post, long number, HttpContext context) =>
        TryOutDoor.Open(context.RequestServices, context) is not null && context.RequestServices.GetService<IDemoZalo>() is { } zalo
        && zalo.Read(post).FirstOrDefault(line => line.Number == number) is { FileName: { } name, File: { } content }
            ? Download(name, content)
            : Results.NotFound();

    /// <summary>Always as a download: nothing that came in with a message is shown as part of this site.</summary>
    private static IResult Download(string name, byte[] content) => Results.File(content, "application/octet-stream", name);
}
