namespace EscalationBot.Storage;

/// <summary>Lets go of what was kept long enough.</summary>
public interface IRetention
{
    /// <summary>
    /// Forgets what was said in messages handled or sent before a moment, a slice at a time. Records, the audit trail, how each
    /// sending ended and the keys that recognise a repeat stay; what is still to be handled or sent is not touched.
    /// </summary>
    /// <returns>How many messages lost their words; fewer than <paramref name="most"/> means that nothing is left.</returns>
    Task<int> ForgetWordsAsync(DateTimeOffset before, int most, CancellationToken cancellation);

    /// <summary>
    /// Drops the rows of messages, in and out, that were handled or had ended before a moment and have lost their words, and of notices that
    /// had ended, a slice at a time. Of a notice stays that there was one: in the sums of its day and its group, and by the hash of its key, so
    /// that it is never made again. Messages set aside stay, and those of a notice that goes on. A repeat of a dropped message is a
    /// message of its own.
    /// </summary>
    /// <param name="before">Longer ago than any channel repeats a message, and in a month that is over.</param>
    /// <returns>How many rows went; fewer than <paramref name="most"/> means that nothing is left.</returns>
    Task<int> DropDetailsAsync(DateTimeOffset before, int most, CancellationToken cancellation);

    /// <summary>
    /// Drops the bytes of files that nothing holds on to: no record, no bulk reminder, no draft, and no message that is still to be
    /// handled or sent, or was since a moment. What came in lately is left alone.
    /// </summary>
    /// <returns>How many files went.</returns>
    Task<int> DropFilesAsync(DateTimeOffset before, CancellationToken cancellation);
}
