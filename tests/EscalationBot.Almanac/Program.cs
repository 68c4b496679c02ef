using System.Globalization;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using EscalationBot.Host.Tests.Runtime;
using EscalationBot.Testing.Domain;
using Microsoft.Extensions.Configuration;

// Lives through the days from 01/01/2024 to 31/12/2026 by a clock moved by hand, and prints what went out unasked: when
// (to the tick), how it ended, which intent. "outage <hours>" lets the office be down for so long on the first day of every month.
var outage = args is ["outage", var hours] ? TimeSpan.FromHours(int.Parse(hours, CultureInfo.InvariantCulture)) : TimeSpan.Zero;
var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
var configured = HostSettings.Read(configuration, development: false).Rules;
var rules = TestOffice.Rules with { Calendar = configured.Calendar, Reviews = configured.Reviews, Routes = [new RouteOffer("zalo", RouteWay.Chat)] };

await using var office = await RunningOffice.OpenAsync("1/1/2024 00:00", rules: rules);
await office.StartAsync();
for (var month = new DateOnly(2024, 1, 1); month.Year < 2027; month = month.AddMonths(1))
{
    await FileAsync(office, month);
    if (outage > TimeSpan.Zero)
    {
        // Down while the figures are taken and the digests and reminders of the day are due.
        var down = rules.Calendar.NextWorkingDay(month.AddDays(8));
        await office.MoveToAsync(Days.At(down, "06:00"));
        office.Time.SetUtcNow(Days.At(down, "06:00") + outage);
        office.Restart();
        await office.StartAsync();
        await office.SettleAsync();
    }
    await office.MoveToAsync(Days.At(month.AddMonths(1), "00:00"));
}

using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
foreach (var row in office.Notices.OrderBy(n => n.EndedAt).ThenBy(n => n.Key, StringComparer.Ordinal))
{
    IEnumerable<string> intents = row.Notice is NudgeNotice nudges ? nudges.Items.Select(n => n.Key).Order(StringComparer.Ordinal) : [row.Key!];
    foreach (var intent in intents)
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.EndedAt:O}|{row.State}|{row.Notice!.GetType().Name}|{row.Notice.Recipient}|{intent}"));
}

// Every month a commune asks for something, and hears nothing for the rest of the time.
static Task FileAsync(RunningOffice office, DateOnly month)
{
    var number = (month.Year - 2024) * 12 + month.Month;
    var due = TestOffice.Rules.Calendar.NextWorkingDay(month.AddDays(14)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    var record = ProposalBuilder.AProposal().Numbered(number).Request($"{number}/TTr-UBND", month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .FiledAt(month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "00:00").Due(due).Under("a limit of the commune");
    return office.ChangeAsync(changes =>
    {
        changes.Proposals.Add(new ProposalChange(record.Build().Id, record.History()));
        Clockwork.Seal(office.Office, changes, office.Now);
    });
}
