using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Campaigns;

/// <summary>An office in memory with a desk for bulk reminders: every command is applied, the last changes can be looked at.</summary>
internal sealed class DeskOffice
{
    public static readonly PostId SecondAdmin = new("quan-tri-2");

    public static readonly AudienceFilter Communes = new([UnitKind.Commune]);

    public static readonly CampaignTemplate Template = new("Kính gửi {Post} {Unit}.");

    public DeskOffice(int approvalThreshold = 20)
    {
        var directory = TestOffice.Directory.With(TestOffice.Post(SecondAdmin, TestOffice.CommitteeOffice, "Quản trị 2", PostRole.Admin));
        Office = new InMemoryOffice
        {
            Directory = directory.Posts.Keys.Aggregate(directory, (d, p) => d.Linked(p, "web")),
            Rules = TestOffice.Rules with { Campaigns = CampaignLimits.Default with { ApprovalThreshold = approvalThreshold } },
        };
    }

    public InMemoryOffice Office { get; }

    /// <summary>Monday 12/01/2026, 09:00 in Viet Nam.</summary>
    public DateTimeOffset Now { get; set; } = Days.At("12/1/2026", "09:00");

    public OfficeChanges Last { get; private set; } = new();

    public Campaign Campaign(int number = 1) => Office.Campaigns.Find(new CampaignId(number))!;

    public static CampaignOrder Order(DateTimeOffset at, AudienceFilter? filter = null, DateTimeOffset? deadline = null) =>
        new(null, filter ?? Communes, Template, deadline, at);

    public Campaign Submit(CampaignOrder? order = null) => Done(TestOffice.Admin, d => d.Submit(order ?? Order(Now)));

    public Campaign Done(PostId by, Func<CampaignDesk, CampaignOutcome> command) =>
        Assert.IsType<CampaignOutcome.Done>(Do(by, command)).After;

    public string Refused(PostId by, Func<CampaignDesk, CampaignOutcome> command) =>
        Assert.IsType<CampaignOutcome.Refused>(Do(by, command)).Reason.TextKey;

    public CampaignOutcome Do(PostId by, Func<CampaignDesk, CampaignOutcome> command)
    {
        Last = new OfficeChanges();
        var outcome = command(new CampaignDesk(Office, Last, new Provenance(Now, by, null, "m")));
        Office.Apply(Last);
        return outcome;
    }

    /// <summary>Runs a timer of the campaign and applies what it changes.</summary>
    public OfficeChanges Wake(TimerChange timer)
    {
        Last = Clockwork.Run(Office, timer.Job, timer.Argument, timer.Due!.Value, Now);
        Office.Apply(Last);
        return Last;
    }

    public TimerChange Timer(string job) => Assert.Single(Last.Timers, t => t.Job == job);

    /// <summary>Puts every recipient of a wave into the outbox with an outcome.</summary>
    public void End(int wave, Func<PostId, NoticeOutcome> outcome, int number = 1)
    {
        foreach (var recipient in Campaign(number).RecipientsOf(wave))
            Office.Groups.Put(CampaignNotice.GroupOf(new CampaignId(number), wave), recipient.Post, outcome(recipient.Post), at: Now);
    }

    /// <summary>Queues all waves to the last slice.</summary>
    public void Queue()
    {
        while (Last.Timers.FirstOrDefault(t => t.Job == CampaignClock.QueueJob) is { } timer)
            Wake(timer);
    }
}
