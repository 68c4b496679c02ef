using EscalationBot.Host.Demo;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>The title of a post in two parts: long titles carry their field in brackets, short ones leave the unit unsaid.</summary>
/// <param name="Detail">Empty when the title says it all.</param>
internal readonly record struct PostName(string Title, string Detail)
{
    public static PostName Of(DemoPost post)
    {
        var bracket = post.Title.IndexOf(" (", StringComparison.Ordinal);
        if (bracket > 0 && post.Title.EndsWith(')'))
            return new(post.Title[..bracket], post.Title[(bracket + 2)..^1]);
        return new(post.Title, post.Title.Contains(post.Unit, StringComparison.Ordinal) ? "" : post.Unit);
    }
}
