namespace EscalationBot.Vietnamese.Words;

/// <summary>Sizes of time, small to large.</summary>
internal enum Grain { Second, Minute, Hour, Day, Week, Month, Quarter, Year, Decade, Century }

/// <summary>Parts of the day, each with hours of its own.</summary>
internal enum DayPart { Dawn, Morning, Noon, Afternoon, Evening, Night }

/// <summary>A place in a period; <see cref="End"/> is its last day even when nobody asks for a deadline.</summary>
internal enum Edge { First, Middle, Last, End }

/// <summary>Currencies by their ISO 4217 codes.</summary>
internal enum CurrencyCode { VND, USD, EUR, GBP, JPY, CNY, KRW, INR, MYR, AED }

/// <summary>What a length of time is counted from when the text does not hold the date itself.</summary>
internal enum StartingEvent { Receipt, Signing, Issue }
