using System.CommandLine;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Commands;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Personal;

/// <summary>Which person a command is about: by code, by a post that one person holds, or by account.</summary>
internal sealed class PersonChoice
{
    private readonly Option<string?> person = new("--person") { Description = HostTexts.Get("command.person.person").Both };
    private readonly Option<string?> post = new("--post") { Description = HostTexts.Get("command.person.post").Both };
    private readonly Option<string?> account = new("--account") { Description = HostTexts.Get("command.person.account").Both };

    public void AddTo(Command command)
    {
        command.Add(person);
        command.Add(post);
        command.Add(account);
    }

    /// <exception cref="UserException">Nobody is named, or not exactly one.</exception>
    public PersonalData Find(ParseResult parsed, OpenOffice office)
    {
        var directory = office.Store.Turns.Look(o => o.Directory);
        var today = office.Settings.Rules.Time.Day(office.Now);
        return (parsed.GetValue(person), parsed.GetValue(post), parsed.GetValue(account)) switch
        {
            ({ } code, null, null) => directory.People.TryGetValue(new PersonId(code), out var known) ? PersonalData.Of(directory, known, today) : throw Unknown(code),
            (null, { } title, null) => OfPost(directory, new PostId(title), today),
            (null, null, { } name) => directory.Accounts.Values.FirstOrDefault(a => a.Id.ToString() == name) is { } linked ? PersonalData.Of(directory, linked, today) : throw Unknown(name),
            _ => throw new UserException(HostTexts.Get("person.name-one")),
        };
    }

    private static PersonalData OfPost(OfficeDirectory directory, PostId post, DateOnly today) => directory.HoldersOf(post, today).ToList() switch
    {
        [var holder] => PersonalData.Of(directory, holder, today),
        [] when directory.AccountsOf(post) is [_, ..] accounts => new PersonalData(null, [post], accounts),
        [] => throw Unknown(post.Value),
        var several => throw new UserException(HostTexts.Get("person.several", ("people", string.Join(", ", several.Select(p => p.Id.Value))))),
    };

    private static UserException Unknown(string name) => new(HostTexts.Get("person.unknown", ("name", name)));
}
