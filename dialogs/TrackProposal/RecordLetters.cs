using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.TrackProposal;

/// <summary>The thread of a record: its letters with what they are, and the files.</summary>
internal static class RecordLetters
{
    private const int Most = 20;

    public static void Say(Turn turn, Proposal proposal)
    {
        var letters = proposal.Letters.Select(l => turn.Text($"track.letter.{l.Direction}", ("document", turn.Show.Document(l.Reference))));
        var files = proposal.Files.Select(f => turn.Text("track.letter-file", ("file", f.FileName)));
        turn.Say(new Prompt(
        [
            new Paragraph(turn.Text("track.letters", ("id", proposal.Id), ("letters", Show.Count(proposal.Letters.Count)), ("files", Show.Count(proposal.Files.Count)))),
            new BulletList([.. letters.Concat(files).Take(Most)]),
        ]));
    }
}
