using System.Security.Cryptography;
using System.Text;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using EscalationBot.Domain;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>One turn as the dialogs see it: who speaks, the office, and the changes collected so far.</summary>
internal sealed class Turn : TurnContext
{
    private readonly IReadOnlyList<AccessStanding>? accesses;

    public Turn(TurnInput input, TextCatalogue texts, VietnameseReader reader, AccountId? account, string? messageKey)
        : base(input.State ?? ConversationState.New(TextCatalogue.Vietnamese), texts, input.Now)
    {
        Office = input.Office;
        // Working days are those of the office, as an administrator last set them.
        Reader = reader.With(input.Office.Rules.Calendar.AddWorkingDays);
        Account = account;
        Message = messageKey is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageKey)))[..32];
        Entropy = input.Entropy;
        CanRevise = input.CanRevise;
        accesses = input.Accesses;
        Sheets = input.Sheets ?? new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>();
        Post = account is { } id ? input.Office.Directory.PostOf(id, Today) : null;
        Show = new Show(this);
    }

    public IOffice Office { get; }

    public VietnameseReader Reader { get; }

    public AccountId? Account { get; }

    /// <summary>What the account is called in whatever outlives it; the account itself never goes there.</summary>
    public AccountId? AccountName => Account is { } account
        ? AccountNames.Of(Office.Directory.Accounts.ContainsKey(account) ? Office.Directory : Directory, account)
        : null;

    /// <summary>Names the message within the office, and nobody who wrote it; null when none set the turn going.</summary>
    public string? Message { get; }

    /// <summary>The post of the person who writes, or of the recipient of a notice; null when not linked. Linking sets it.</summary>
    public Post? Post { get; set; }

    /// <summary>Random bytes as hex that nobody can guess: <see cref="TurnInput.Entropy"/>.</summary>
    public string Entropy { get; }

    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>The rows of the spreadsheets among <see cref="Files"/>, by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Sheets { get; }

    /// <summary>The channel can change what it showed.</summary>
    public bool CanRevise { get; }

    /// <summary>How long the accounts at the services may still send.</summary>
    /// <exception cref="AccessesNotReadException">They were not read before this turn.</exception>
    public IReadOnlyList<AccessStanding> Accesses => accesses ?? throw new AccessesNotReadException();

    public OfficeChanges Changes { get; } = new();

    /// <summary>Bulk reminders in the name of the speaker; what it does joins the changes.</summary>
    public CampaignDesk Desk => new(Office, Changes, By);

    /// <summary>The engine that runs this turn.</summary>
    public DialogEngine<Turn> Engine { get; set; } = null!;

    public Show Show { get; }

    public OfficeDirectory Directory => Changes.Directory ?? Office.Directory;

    public OfficeRules Rules => Office.Rules;

    public DateOnly Today => Office.Rules.Time.Day(Now);

    /// <summary>The posts the speaker stands in for today, and how far.</summary>
    public IEnumerable<(Delegation Delegation, Post Post)> StandsInFor => Post is null ? [] : Directory.DelegationsTo(Post.Id, Today)
        .Select(d => (Delegation: d, Post: Directory.Post(d.Post)))
        .Where(d => d.Post is not null && d.Post.Validity.Contains(Today))
        .Select(d => (d.Delegation, d.Post!));

    /// <summary>The head this post may act for by delegation, when it is not a head itself.</summary>
    public Post? ActsForHead => StandsInFor
        .Where(d => d.Delegation.Scope == DelegationScope.Act && d.Post.Role is PostRole.UnitHead or PostRole.AgencyHead)
        .Select(d => d.Post)
        .FirstOrDefault();

    /// <summary>The post whose view the speaker has: the own one, for a deputy the first that is stood in for.</summary>
    public Post? Standpoint => Post is { Role: PostRole.Deputy } ? StandsInFor.Select(d => d.Post).FirstOrDefault() ?? Post : Post;

    /// <summary>The unit in whose name this post reports.</summary>
    public UnitId ReportingUnit => Post is { Role: PostRole.UnitHead or PostRole.AgencyHead } own ? own.Unit : (ActsForHead ?? Post)?.Unit ?? default;

    /// <summary>Who acts: nobody when the system tells a post something.</summary>
    private PostId? Actor => Account is null ? null : Post?.Id;

    /// <summary>Who stands behind what this turn records.</summary>
    public Provenance By => new(Now, Actor, AccountName, Message);

    /// <summary>"Đề nghị" to equals and lower, "Kính đề nghị" to superiors (user stories 3).</summary>
    protected override string Register(string text) => Post is { Role: PostRole.Leader or PostRole.Chair } ? Superior.Address(text) : text;

    public override string ShowTime(DateTimeOffset at) => Show.Time(at);

    /// <summary>A record inside the scope of the one who asks; everything else does not exist.</summary>
    public Proposal? Find(ProposalId id) =>
        Post is { } post && Office.Find(id) is { } proposal && Scope.CanSee(Office.Directory, post.Id, proposal, Today) ? proposal : null;

    /// <summary>A record as it stands with the changes of this turn.</summary>
    public Proposal Present(ProposalId id) => Clockwork.After(Office, Changes, id);

    /// <summary>Takes a decision over into the changes; a refusal is said to the user and null comes back.</summary>
    public Proposal? Record(ProposalId id, Decision decision, string? legalBasis = null)
    {
        if (decision is Decision.Refused refused)
        {
            // What is half done is not put right by doing it again.
            if (Changes.Proposals.Count == 0)
                Refuse(Refusal(refused.Reason, id));
            else
                Say(Refusal(refused.Reason, id));
            return null;
        }
        return Record(id, ((Decision.Accepted)decision).Facts, legalBasis);
    }

    public Proposal Record(ProposalId id, IReadOnlyList<ProposalFact> facts, string? legalBasis = null)
    {
        var sequence = (Office.Find(id)?.History.Count ?? 0) + Changes.Proposals.Where(c => c.Id == id).Sum(c => c.Facts.Count);
        Changes.Proposals.Add(new ProposalChange(id, [.. facts.Select(f => new RecordedFact(++sequence, f, By, legalBasis))]));
        foreach (var fact in facts)
            Log(fact.GetType().Name, id.ToString());
        return Present(id);
    }

    /// <summary>The sentence for a refusal; record names and the like stand in its arguments. A closed record is told as it stands.</summary>
    public string Refusal(Refusal reason, ProposalId? about = null) =>
        about is { } id && reason.TextKey == RefusalKeys.Closed
            ? Text("common.closed", ("id", id), ("group", Show.Group(Present(id).Group)))
            : Text(reason.TextKey, [.. reason.Args.Select(a => (a.Name, (object)Show.Argument(a.Name, a.Value)))]);

    /// <summary>Lets "hoàn tác" take back what this turn recorded on a record.</summary>
    public void OfferUndo(ProposalId id) => State = State with
    {
        Undo = new UndoOffer(new DialogAction(ActionNames.Undo, ("id", id.ToString()), ("message", Message ?? "")).ToString(), Now, Now + Rules.UndoWindow),
    };

    /// <summary>Tells other posts about the newest fact of a record, once each; the speaker is left out.</summary>
    public void Tell(NewsKind kind, Proposal proposal, params IEnumerable<Post?> recipients)
    {
        var sequence = proposal.History[^1].Sequence;
        foreach (var recipient in recipients.OfType<Post>().DistinctBy(p => p.Id).Where(p => p.Id != Post?.Id))
            Changes.Notices.Add(NewsNotice.About(proposal.Id, sequence, kind, recipient.Id, Rules.NextOfficeMoment(Now)));
    }

    public void Log(string action, string subject, string? detail = null) =>
        Changes.Audit.Add(new AuditEntry(Now, Actor, AccountName?.ToString(), action, subject, detail));

    public Post? HeadOf(UnitId unit) => Office.Directory.HeadOf(unit, Today);

    /// <summary>The head of the body that answers for the addressee today.</summary>
    public Post? AgencyHead(Proposal proposal) =>
        Office.Directory.Responsible(proposal.Addressee, Today) is { } body ? HeadOf(body.Id) : null;

    public TurnResult<OfficeChanges> Result(string? suppressed = null) =>
        new(State, Replies, Clockwork.Seal(Office, Changes, Now), suppressed);
}
