using Bunit;
using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Components.TryOut;
using EscalationBot.Host.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FluentUI.AspNetCore.Components;

namespace EscalationBot.Host.Tests.Pages;

/// <summary>Draws a part of the page without a browser, over a demo office that the test writes itself.</summary>
internal sealed class Drawing : BunitContext
{
    public Drawing()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddFluentUIComponents();
        Services.AddSingleton<IDemoChat>(Chat).AddSingleton<Activity>().AddSingleton<ClockRun>();
    }

    public FakeDemoChat Chat { get; } = new();

    public static PageTexts Texts => PageTexts.Vietnamese;

    public static PageAddress Address { get; } = PageAddress.Read(new Uri("http://127.0.0.1/"));

    public IRenderedComponent<ChatLine> Line(DemoLine line, PageLook look, bool plain = false) => Render<ChatLine>(part => part
        .Add(p => p.Texts, Texts).Add(p => p.Line, line).Add(p => p.Look, look).Add(p => p.Plain, plain));

    public IRenderedComponent<ChatPane> Pane(DemoPost post) => Render<ChatPane>(part => part
        .Add(p => p.Texts, Texts).Add(p => p.Address, Address).Add(p => p.Chat, Chat).Add(p => p.Post, post));

    public IRenderedComponent<ClockPanel> Clock() => Render<ClockPanel>(part => part.Add(p => p.Texts, Texts).Add(p => p.Chat, Chat));
}
