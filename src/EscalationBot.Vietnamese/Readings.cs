namespace EscalationBot.Vietnamese;

/// <summary>Where in the text as typed something was read; <see cref="End"/> is exclusive.</summary>
public readonly record struct Span(int Start, int End);

/// <summary>A bound on a date: "trước" excludes the day, "chậm nhất" and "đến hết" include it.</summary>
public enum DateBound { Before, By, After, From, Within }

/// <summary>Which reading an incomplete date takes: the date a document bears lies in the past, a deadline in the future.</summary>
public enum DateDirection { Past, Future }

/// <summary>One day read from a text.</summary>
/// <param name="Alternatives">Other days the same words may mean; not empty means: ask.</param>
public sealed record DateReading(Span Span, DateOnly Date, DateBound? Bound, IReadOnlyList<DateOnly> Alternatives);

/// <summary>A moment to come: a day with a clock time, a clock time alone (the next one), or a count of hours from now.</summary>
/// <param name="IsNow">The text says that it is now.</param>
public sealed record MomentReading(Span Span, DateTime At, bool IsNow);

/// <summary>A length of time; <see cref="WorkingDays"/> when the text says working days, else ISO 8601 in <see cref="Iso"/>.</summary>
public sealed record DurationReading(Span Span, string? Iso, int? WorkingDays);

/// <summary>
/// A document number and symbol as Decree 30/2020/NĐ-CP writes them. <see cref="Normalized"/> is null when the text
/// holds only a part of the symbol ("cv 123"). An unknown issuer keeps the spelling that was typed.
/// </summary>
public sealed record DocumentReading(
    Span Span, int? Number, string? Normalized, string? KindName, string? KindCode,
    string? Issuer, string? Unit, DateOnly? Date, int? Year = null);

/// <summary>A short answer inside a dialog.</summary>
public enum Choice { Unknown, Yes, No, Cancel, Back, Skip, Help, Edit, Undo, Human, Restart }

/// <param name="Value">What the whole text answers.</param>
/// <param name="Number">The number picked from a list ("2", "số 2", "cái thứ hai"), when the text is nothing but that.</param>
/// <param name="Other">What the same word is with other diacritics: "dung" is "đúng" before it is "dừng".</param>
/// <param name="Whole">The text is nothing but the answer and politeness; else it begins with it or ends so.</param>
public readonly record struct ChoiceReading(Choice Value, int? Number, bool Whole = false, Choice? Other = null);

/// <summary>Something said before is put right.</summary>
/// <param name="Meant">The part of the text that holds the new value.</param>
/// <param name="Number">The number of a document named without its symbol ("số 61").</param>
/// <param name="Field">The part of a report that is named ("nội dung là …"); null when none is.</param>
/// <param name="Stated">It only says what the part is, without a word of change: a correction where nothing else is asked.</param>
public sealed record CorrectionReading(Span Meant, int? Number, CorrectedField? Field = null, bool Stated = false);

/// <summary>The parts of a report as people call them when they put one right.</summary>
public enum CorrectedField { Document, Date, SentDate, Body, Subject }

/// <summary>A time of day on the 24-hour clock.</summary>
public sealed record TimeReading(Span Span, TimeOnly Time);

/// <summary>A choice by its number with more behind it: "2, vì đang chờ hồ sơ".</summary>
/// <param name="Rest">What follows; empty when nothing does.</param>
public sealed record PickReading(int Number, Span Rest);

/// <summary>A text that begins like an order of a leader.</summary>
/// <param name="OpeningEnd">Where its opening ends ("Giao đồng chí Giám đốc"): the body that is charged stands behind it.</param>
/// <param name="SaysMore">More is ordered than to reply or to advise.</param>
/// <param name="Rest">What stands behind its first comma; empty when nothing does.</param>
public sealed record OrderReading(int OpeningEnd, bool Replies, bool Advises, bool SaysMore, Span Rest);

/// <summary>Kinds of bodies and of people to whom reminders go.</summary>
public enum AudienceGroup { Communes, Districts, Agencies, CommitteeOffice, Leaders, OfficeStaff }

/// <summary>Whom a text speaks of, apart from bodies that it names.</summary>
/// <param name="Reminds">It begins like an order to remind, so "đừng nhắc nữa" is none.</param>
/// <param name="Round">It speaks of the review, or of who has not confirmed it.</param>
/// <param name="ExceptFrom">Where the words stand behind which somebody is left out.</param>
public sealed record AudienceReading(
    bool Reminds, IReadOnlyList<AudienceGroup> Groups, bool Round, bool Overdue, bool NotLinked, bool Everybody, int? ExceptFrom);

/// <summary>The n-th working day after a day (or before it, when negative), which itself is not counted.</summary>
public delegate DateOnly WorkingDays(DateOnly day, int count);

/// <summary>What a free sentence wants.</summary>
public enum Intent
{
    Unknown, ReportStalled, QueryStatus, ListMine, ListOverdue, Statistics, DigestNow, BulkRemind, Help, ChangeLanguage,

    /// <summary>More time for a record; a record was answered, or will be.</summary>
    Extend, Answered, WillAnswer,

    /// <summary>What falls due soon; what a body has not answered yet; who is slowest; what the Prime Minister must hear; who has not reviewed.</summary>
    ListDueSoon, ListOwed, Slowest, PrimeMinister, MissingReviews,
}

/// <summary>How a proposal stalls, by the letter 3239/UBND-KTTH.</summary>
public enum StallWording { NoReply, VagueReply, BuckPassing, NotSubmitted, MinistryUnresolved, Unsatisfactory }

/// <summary>A sentence with everything found in it.</summary>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Record">A record code in the form KN-0117.</param>
/// <param name="Subject">What the proposal asks for ("xin chuyển mục đích sử dụng đất điểm trường"), as typed, or null.</param>
/// <param name="PassedTo">Where the words stand that tell to whom a matter was passed on ("đẩy sang Sở D"): bodies behind it are pointed to.</param>
/// <param name="Language">"vi" or "en" when the sentence asks to switch to that language.</param>
/// <param name="Greetings">Where greetings ("Kính gửi đồng chí Giám đốc") end: a body right behind one reads the message.</param>
/// <param name="Asks">It ends with a question mark.</param>
/// <param name="Rules">The rules that fired, in order: for --explain and the tests.</param>
public sealed record SentenceReading(
    Intent Intent, StallWording? Wording, double Confidence, string? Record, string? Subject,
    IReadOnlyList<DocumentReading> Documents, IReadOnlyList<DateReading> Dates, DateReading? Deadline,
    string? Language, int? PassedTo, IReadOnlyList<int> Greetings, bool Asks, IReadOnlyList<string> Rules);

/// <summary>One body that may be named in a text, with everything it is called.</summary>
/// <param name="Key">The caller's own key; several entries may share none.</param>
public sealed record NameEntry(string Key, string Name, IReadOnlyList<string> Aliases);

/// <param name="Score">1 for an exact name or abbreviation, less for a typing error.</param>
public sealed record NameMatch(Span Span, string Key, double Score);

/// <summary>What makes a reply look as if it took no position. A suggestion; the person decides.</summary>
public enum ReplyHintKind { NoPosition, OpenPromise, Condition, ReferredElsewhere }

/// <param name="Words">The words that triggered it, as typed; empty for <see cref="ReplyHintKind.NoPosition"/>.</param>
public sealed record ReplyHint(ReplyHintKind Kind, string Words, Span Span);
