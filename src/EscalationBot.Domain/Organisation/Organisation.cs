using EscalationBot.Domain.Reach;

namespace EscalationBot.Domain.Organisation;

public enum UnitKind { Committee, CommitteeOffice, Agency, District, Commune, Ministry, Other }

/// <summary>A body of the administration. Any of them can propose and be addressed (letter 3239/UBND-KTTH).</summary>
/// <param name="Symbol">The abbreviation it writes in document numbers ("STC").</param>
/// <param name="Aliases">Other names it is known by, old names included.</param>
/// <param name="Fields">The fields (lĩnh vực) it is responsible for; a leader in charge of one of them sees its records.</param>
/// <param name="Successor">The body that took over its records when its validity ended.</param>
/// <param name="LegalBasis">The document that created, merged or ended it.</param>
public sealed record Unit(
    UnitId Id, string Name, UnitKind Kind, string? Symbol, IReadOnlyList<string> Aliases, IReadOnlyList<string> Fields,
    UnitId? Parent, Validity Validity, UnitId? Successor, string? LegalBasis);

/// <summary>What a post is for. A deputy or assistant has no power of its own, only what is delegated to it (<see cref="Delegation"/>).</summary>
public enum PostRole { UnitHead, AgencyHead, Leader, Chair, Office, Admin, Deputy }

/// <param name="Title">The full title used to address the post ("Chủ tịch UBND xã A").</param>
/// <param name="Fields">For a leader: the fields in charge.</param>
/// <param name="DigestTime">For a leader: when the digest is sent, office time; null is the office default.</param>
public sealed record Post(
    PostId Id, UnitId Unit, string Title, PostRole Role, IReadOnlyList<string> Fields, Validity Validity, TimeOnly? DigestTime = null);

/// <summary>Personal data is minimal: what is needed to reach the person, nothing else.</summary>
public sealed record Person(PersonId Id, string Name, string? Phone, string? Email);

/// <summary>A person holds a post; <see cref="Acting"/> is "Quyền".</summary>
public sealed record Incumbency(PersonId Person, PostId Post, Validity Validity, bool Acting);

/// <summary>What a delegate may do: read, or also act. The responsibility stays with the head.</summary>
public enum DelegationScope { Read, Act }

/// <summary>One post may act for another for a time ("ủy quyền").</summary>
public sealed record Delegation(PostId Post, PostId Delegate, Validity Validity, DelegationScope Scope, string? LegalBasis);

/// <summary>A channel account tied to a post.</summary>
/// <param name="EndedOn">From this office day it no longer speaks for the post; kept so that its user is told and not taken for a stranger.</param>
/// <param name="Quiet">When its owner wants nothing unasked; null: the office hours are all that counts.</param>
public sealed record Account(AccountId Id, PostId Post, DateTimeOffset LinkedAt, DateOnly? EndedOn = null, QuietHours? Quiet = null);

/// <summary>A one-time code that ties an account to a post. Only the hash is kept.</summary>
/// <param name="Hash">SHA-256 of the code without separators, upper case, as lower-case hex.</param>
/// <param name="Hint">The last two characters, so that an admin can tell codes apart.</param>
public sealed record LinkCode(
    string Hash, string Hint, PostId Post, PostId? IssuedBy, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt, DateTimeOffset? RevokedAt);
