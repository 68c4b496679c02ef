using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>A post as admins tell it from others: leaders share a title, so their fields stand with it.</summary>
internal static class PostLabel
{
    public static string Of(Turn turn, Post post) => post.Fields.Count == 0
        ? post.Title
        : turn.Text("codes.post-of-fields", ("title", post.Title), ("fields", string.Join(", ", post.Fields)));
}
