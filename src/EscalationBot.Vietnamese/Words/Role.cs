namespace EscalationBot.Vietnamese.Words;

/// <summary>What a phrase of grammar.vi.json does in a number, a date or a time. Each name is a key of that file.</summary>
internal enum Role
{
    None,

    // Numbers
    Digit, ToneDigit, Ten, Tens, Dozens, Gap, Hundred, Scale, ShortScale, Half, HalfOf, Point, Minus, Percent, Currency, Cents,
    Measure, AtMost, AtLeast, AndMore, AndLess, Between, And, TensShort,

    // Units of time and names in the calendar
    Unit, ShortUnit, WorkingDay, DayWord, MonthWord, ShortMonth, YearWord, QuarterWord, WeekdayWord, Sunday, LunarMonth,
    FirstDays, FullMoon, RelativeDay, NowDay, Now, This, Last, LastYear, Next, NextBefore, Again, WindowNext, WindowLast, Ago, AgoBefore, Later,
    LaterBefore, Edge, FirstOf, LastOf, Lunar, Tet, TetEve, Holiday, Weekend, Season, HalfYear, HalfYearAlone, DecadeWord, UntilNow, TodayAlone,

    // Times of day
    HourWord, HourSpan, MinuteWord, SecondWord, LessMinutes, At, About, DayPart, Meridiem, Midnight, Midday,

    // Bounds and ranges
    BoundBefore, NoBound, Filler, From, To, Of, Event,

    // Ordinals
    OrdinalWord, OrdinalName, OrdinalPlace, Counted, Structural,
}
