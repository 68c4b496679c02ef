using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Office;

/// <summary>A message whose turn failed again and again and was set aside; an admin may have it run again.</summary>
/// <param name="Key">The key of the inbox.</param>
/// <param name="Error">What kind of fault it was; never what the user wrote.</param>
public sealed record StuckMessage(string Key, AccountId From, DateTimeOffset At, string Error)
{
    /// <summary>By which user and admin speak of it.</summary>
    public string Reference => ReferenceOf(Key);

    /// <summary>Tells every admin of a message that was set aside, in office hours.</summary>
    public static IEnumerable<StuckNotice> Alarm(IOffice office, string reference, DateTimeOffset now) => office.Directory
        .PostsWith(PostRole.Admin, office.Rules.Time.Day(now))
        .Select(admin => new StuckNotice($"stuck:{reference}:{now.UtcTicks}:{admin.Id}", admin.Id, office.Rules.NextOfficeMoment(now), reference));

    /// <summary>Short enough to be read out on the phone, and the same when the message fails again ("SC-012345").</summary>
    public static string ReferenceOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return string.Create(CultureInfo.InvariantCulture, $"SC-{BitConverter.ToUInt32(hash) % 1_000_000:000000}");
    }
}
