using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Testing.Domain;

/// <summary>A small invented province and the default rules of its office.</summary>
public static class TestOffice
{
    public static readonly UnitId Committee = new("ubnd-tinh");
    public static readonly UnitId CommitteeOffice = new("vp-ubnd");
    public static readonly UnitId XaA = new("xa-a");
    public static readonly UnitId XaB = new("xa-b");
    public static readonly UnitId SoB = new("so-b");
    public static readonly UnitId SoD = new("so-d");
    public static readonly UnitId BoC = new("bo-c");

    public static readonly PostId HeadOfXaA = new("xa-a.chu-tich");
    public static readonly PostId HeadOfXaB = new("xa-b.chu-tich");
    public static readonly PostId HeadOfSoB = new("so-b.giam-doc");
    public static readonly PostId HeadOfSoD = new("so-d.giam-doc");

    /// <summary>In charge of đất đai, xây dựng, giao thông: of Sở B and Bộ C.</summary>
    public static readonly PostId Leader = new("pct.dat-dai");

    /// <summary>In charge of tài chính: of Sở D.</summary>
    public static readonly PostId OtherLeader = new("pct.tai-chinh");
    public static readonly PostId Chair = new("chu-tich");
    public static readonly PostId Office = new("vp.tong-hop");
    public static readonly PostId Admin = new("quan-tri");

    /// <summary>Only in <see cref="WithDeputies"/>.</summary>
    public static readonly PostId DeputyOfXaA = new("xa-a.pho-chu-tich");

    /// <summary>Of the leader; only in <see cref="WithDeputies"/>.</summary>
    public static readonly PostId Assistant = new("pct.thu-ky");

    public const string DefaultSource = "mặc định của hệ thống";

    public static DeadlineRule ProvincialLimit { get; } = new("reply-provincial", 10, DefaultSource, IsDefault: true);

    public static DeadlineRule CentralLimit { get; } = new("reply-central", 20, DefaultSource, IsDefault: true);

    public static OfficeRules Rules { get; } = new(
        OfficeTime.VietNam,
        TestCalendar.Calendar,
        new OfficeHours(new TimeOnly(7, 0), new TimeOnly(11, 30), new TimeOnly(13, 30), new TimeOnly(17, 0)),
        [ProvincialLimit, CentralLimit],
        [
            new Rung(0, -2, [Audience.UnitHead], null, DefaultSource),
            new Rung(1, 1, [Audience.UnitHead, Audience.AgencyHead], null, DefaultSource),
            new Rung(2, 5, [Audience.AgencyHead, Audience.FieldLeader], null, DefaultSource),
            new Rung(3, 10, [Audience.Chair, Audience.Office], null, DefaultSource),
            new Rung(4, 15, [Audience.Office], ProposalPath.Central, DefaultSource),
        ],
        NudgeTime: new TimeOnly(8, 0),
        DigestCut: new TimeOnly(7, 0),
        DigestTime: new TimeOnly(7, 15),
        ExtensionCap: 2,
        UndoWindow: TimeSpan.FromMinutes(10),
        LegalBasis: "Công văn số 3239/UBND-KTTH ngày 12/9/2024")
    {
        Routes = [new RouteOffer("web", RouteWay.Chat), new RouteOffer("zalo", RouteWay.Chat), new RouteOffer("teams", RouteWay.Chat)],
    };

    /// <summary>Every body and post above; nobody holds a post and no account is linked yet.</summary>
    public static OfficeDirectory Directory { get; } = new()
    {
        Units = new[]
        {
            Unit(Committee, "UBND tỉnh", UnitKind.Committee, "UBND"),
            Unit(CommitteeOffice, "Văn phòng UBND tỉnh", UnitKind.CommitteeOffice, "VP"),
            Unit(XaA, "UBND xã A", UnitKind.Commune, "UBND"),
            Unit(XaB, "UBND xã B", UnitKind.Commune, "UBND"),
            Unit(SoB, "Sở B", UnitKind.Agency, "SB", "đất đai", "xây dựng"),
            Unit(SoD, "Sở D", UnitKind.Agency, "SD", "tài chính"),
            Unit(BoC, "Bộ C", UnitKind.Ministry, "BC", "giao thông"),
        }.ToDictionary(u => u.Id),
        Posts = new[]
        {
            Post(HeadOfXaA, XaA, "Chủ tịch UBND xã A", PostRole.UnitHead),
            Post(HeadOfXaB, XaB, "Chủ tịch UBND xã B", PostRole.UnitHead),
            Post(HeadOfSoB, SoB, "Giám đốc Sở B", PostRole.AgencyHead),
            Post(HeadOfSoD, SoD, "Giám đốc Sở D", PostRole.AgencyHead),
            Post(Leader, Committee, "Phó Chủ tịch UBND tỉnh", PostRole.Leader, "đất đai", "xây dựng", "giao thông"),
            Post(OtherLeader, Committee, "Phó Chủ tịch UBND tỉnh", PostRole.Leader, "tài chính"),
            Post(Chair, Committee, "Chủ tịch UBND tỉnh", PostRole.Chair),
            Post(Office, CommitteeOffice, "Chuyên viên tổng hợp Văn phòng UBND tỉnh", PostRole.Office),
            Post(Admin, CommitteeOffice, "Quản trị hệ thống", PostRole.Admin),
        }.ToDictionary(p => p.Id),
    };

    /// <summary>With a deputy of the head of UBND xã A and an assistant of the leader, and nothing delegated to them.</summary>
    public static OfficeDirectory WithDeputies(this OfficeDirectory directory) => directory
        .With(Post(DeputyOfXaA, XaA, "Phó Chủ tịch UBND xã A", PostRole.Deputy))
        .With(Post(Assistant, CommitteeOffice, "Thư ký Phó Chủ tịch UBND tỉnh", PostRole.Deputy));

    public static Unit Unit(UnitId id, string name, UnitKind kind, string? symbol, params string[] fields) =>
        new(id, name, kind, symbol, [], fields, Parent: null, Validity: default, Successor: null, LegalBasis: null);

    public static Post Post(PostId id, UnitId unit, string title, PostRole role, params string[] fields) =>
        new(id, unit, title, role, fields, Validity: default);

    /// <summary>Ends a body on a day; its records follow to the successor from the next day on.</summary>
    public static OfficeDirectory Succeeded(this OfficeDirectory directory, UnitId ended, string lastDay, UnitId? by)
    {
        var unit = directory.Units[ended] with { Validity = new Validity(null, Days.Of(lastDay)), Successor = by };
        var posts = directory.Posts.Values.Where(p => p.Unit == ended).Select(p => p with { Validity = unit.Validity });
        return posts.Aggregate(directory.With(unit), (d, p) => d.With(p));
    }

    public static OfficeDirectory Delegated(
        this OfficeDirectory directory, PostId post, PostId to, DelegationScope scope = DelegationScope.Act, string? from = null, string? until = null) =>
        directory.With(new Delegation(post, to, new Validity(from is null ? null : Days.Of(from), until is null ? null : Days.Of(until)), scope, null));

    public static OfficeDirectory Linked(this OfficeDirectory directory, PostId post, string channel = "zalo", string? user = null) =>
        directory.With(new Account(new AccountId(channel, user ?? post.Value), post, Days.At("1/1/2025")));
}
