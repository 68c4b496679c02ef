using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reviews;
using EscalationBot.Testing.Chat;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Dialogs.Tests.BulkReminder;

/// <summary>A province of 27 communes and their heads, all linked to the web channel but the last, in the story of 6.2.</summary>
internal static class Province
{
    public const int Communes = 27;

    public static readonly PostId SecondAdmin = new("quan-tri-2");

    public static UnitId Commune(int number) => new($"xa-{number:00}");

    public static PostId Head(int number) => new($"xa-{number:00}.chu-tich");

    public static OfficeDirectory Directory { get; } = Build();

    public static Task<ChatOffice> OpenAsync(string now = "12/01/2026 09:00", OfficeDirectory? directory = null, ReviewSchedule? reviews = null) =>
        ChatOffice.OpenAsync(now, directory ?? Directory, TestOffice.Rules with { Reviews = reviews });

    private static OfficeDirectory Build()
    {
        var units = Enumerable.Range(1, Communes).Select(n => TestOffice.Unit(Commune(n), $"UBND xã Số {n}", UnitKind.Commune, null));
        var heads = Enumerable.Range(1, Communes).Select(n => TestOffice.Post(Head(n), Commune(n), $"Chủ tịch UBND xã Số {n}", PostRole.UnitHead));
        var directory = new OfficeDirectory
        {
            Units = TestOffice.Directory.Units.Values.Where(u => u.Kind != UnitKind.Commune).Concat(units).ToDictionary(u => u.Id),
            Posts = TestOffice.Directory.Posts.Values.Where(p => p.Role != PostRole.UnitHead).Concat(heads)
                .Append(TestOffice.Post(SecondAdmin, TestOffice.CommitteeOffice, "Quản trị hệ thống 2", PostRole.Admin)).ToDictionary(p => p.Id),
        };
        return directory.Posts.Keys.Where(p => p != Head(Communes)).Aggregate(directory, (d, p) => d.Linked(p, "web"));
    }
}
