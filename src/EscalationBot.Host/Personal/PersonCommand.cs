using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Commands;
using EscalationBot.Host.Runtime.Cards;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;

namespace EscalationBot.Host.Personal;

/// <summary><c>person export|delete</c>: what is kept of one person, for whoever must answer that person, and its deletion.</summary>
internal static class PersonCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Workbench bench) => new("person", HostTexts.Get("command.person").Both) { Export(bench), Delete(bench) };

    private static Command Export(Workbench bench)
    {
        var who = new PersonChoice();
        var path = new Option<string>("--out") { Description = HostTexts.Get("command.person.out").Both, Required = true };
        var command = new Command("export", HostTexts.Get("command.person.export").Both) { path };
        who.AddTo(command);
        command.SetAction((parsed, cancellation) => bench.WithOfficeAsync(async office =>
        {
            var data = who.Find(parsed, office);
            var record = await PersonRecord.CollectAsync(office.Store.Turns, office.Store.Log, office.Store.Files, data, cancellation);
            var file = Path.GetFullPath(parsed.GetRequiredValue(path));
            await WriteAsync(file, file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
                ? PersonBook.Write(record, office.Settings.Office.Language, office.Settings.Rules.Time)
                : JsonSerializer.SerializeToUtf8Bytes(record, Json), cancellation);
            await RecordAsync(office, "person-exported", data, _ => new OfficeChanges(), cancellation);
            bench.Say(HostTexts.Get("person.exported", ("file", file), ("messages", record.Messages.Count), ("files", record.Files.Count)));
            return 0;
        }));
        return command;
    }

    private static Command Delete(Workbench bench)
    {
        var who = new PersonChoice();
        var sure = new Option<bool>("--yes") { Description = HostTexts.Get("command.person.yes").Both };
        var command = new Command("delete", HostTexts.Get("command.person.delete").Both) { sure };
        who.AddTo(command);
        command.SetAction((parsed, cancellation) => bench.WithOfficeAsync(async office =>
        {
            var data = who.Find(parsed, office);
            if (!parsed.GetValue(sure))
                throw new UserException(HostTexts.Get("person.sure", ("posts", string.Join(", ", data.Posts)), ("accounts", data.Accounts.Count)));
            await RecordAsync(office, "person-deleted", data, present => Deletion(present, data, office.Now), cancellation);
            bench.Say(HostTexts.Get("person.deleted", ("accounts", data.Accounts.Count)));
            return 0;
        }));
        return command;
    }

    private static OfficeChanges Deletion(IOffice office, PersonalData data, DateTimeOffset now)
    {
        var changes = new OfficeChanges { Directory = data.RemoveFrom(office.Directory) };
        foreach (var account in data.Accounts)
            Erasure.OrderNow(changes, office, account.Id, now);
        changes.Timers.AddRange(CardTimers.OfForgotten(office, changes));
        return changes;
    }

    private static Task<TurnOutcome> RecordAsync(OpenOffice office, string action, PersonalData data, Func<IOffice, OfficeChanges> work, CancellationToken cancellation)
    {
        var entry = new AuditEntry(office.Now, null, null, action, data.Person?.Id.Value ?? "", string.Join(", ", data.Accounts.Select(AccountNames.Of)));
        return office.Store.Turns.RunAsync(new Trigger.Command(action, office.Now), null, view =>
        {
            var changes = work(view.Office);
            changes.Audit.Add(entry);
            return new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], changes);
        }, cancellation);
    }

    private static async Task WriteAsync(string file, byte[] content, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, content, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(HostTexts.Get("person.not-written", ("file", file), ("why", e.Message)));
        }
    }
}
