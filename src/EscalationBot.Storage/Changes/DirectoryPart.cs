using EscalationBot.Domain.Organisation;

namespace EscalationBot.Storage.Changes;

/// <summary>One entry of the directory, by an id that says what it is and whose.</summary>
internal abstract record DirectoryPart
{
    public abstract string PartId();
}

internal sealed record UnitPart(Unit Unit) : DirectoryPart
{
    public override string PartId() => $"unit:{Unit.Id}";
}

internal sealed record PostPart(Post Post) : DirectoryPart
{
    public override string PartId() => $"post:{Post.Id}";
}

internal sealed record PersonPart(Person Person) : DirectoryPart
{
    public override string PartId() => $"person:{Person.Id}";
}

internal sealed record IncumbencyPart(Incumbency Incumbency) : DirectoryPart
{
    public override string PartId() => $"incumbency:{Incumbency.Person}|{Incumbency.Post}|{Incumbency.Validity.From:yyyy-MM-dd}";
}

internal sealed record DelegationPart(Delegation Delegation) : DirectoryPart
{
    public override string PartId() => $"delegation:{Delegation.Post}|{Delegation.Delegate}|{Delegation.Validity.From:yyyy-MM-dd}";
}

internal sealed record AccountPart(Account Account) : DirectoryPart
{
    public override string PartId() => $"account:{Account.Id}";
}

internal sealed record LinkCodePart(LinkCode Code) : DirectoryPart
{
    public override string PartId() => $"code:{Code.Hash}";
}

internal sealed record PagePassPart(PagePass Pass) : DirectoryPart
{
    public override string PartId() => $"pass:{Pass.Post}";
}
