namespace EscalationBot.Domain.Organisation;

/// <summary>A unit, agency, ministry or the Committee itself, by the code that the directory gives it.</summary>
public readonly record struct UnitId(string Value) { public override string ToString() => Value; }

/// <summary>A post: the head of a unit, a leader, an administrator. Records belong to posts, not to persons.</summary>
public readonly record struct PostId(string Value) { public override string ToString() => Value; }

/// <summary>A person who holds posts for a time.</summary>
public readonly record struct PersonId(string Value) { public override string ToString() => Value; }

/// <summary>An account on a channel, by the identifier that the channel gives its user.</summary>
public readonly record struct AccountId(string Channel, string User)
{
    /// <summary>Never an identifier that a channel gives: those have no colon in front.</summary>
    private const string PhoneOf = ":phone-of:";

    /// <summary>Stands for whoever answers the telephone of a post and has no linked account: reached by its number only.</summary>
    public static AccountId ByPhone(string channel, PostId post) => new(channel, $"{PhoneOf}{post}");

    public bool IsPhoneOnly => User.StartsWith(PhoneOf, StringComparison.Ordinal);

    public override string ToString() => $"{Channel}:{User}";
}

/// <summary>The days on which something holds; both ends belong to it, a missing end is open.</summary>
public readonly record struct Validity(DateOnly? From, DateOnly? To)
{
    public bool Contains(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
