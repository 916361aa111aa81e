namespace IntuneImportModule.Core.Import;

/// <summary>
/// A point in time, in UTC, or none. Results keep theirs like that: thousands are under way at once, with five of them each, and a nullable
/// <see cref="DateTimeOffset"/> is three times as large.
/// </summary>
internal readonly record struct Moment
{
    // One more than the ticks, so that 0 is none.
    private readonly long place;

    private Moment(long place) => this.place = place;

    /// <summary>The time; null for none.</summary>
    public DateTimeOffset? Time => place == 0 ? null : new DateTimeOffset(place - 1, TimeSpan.Zero);

    /// <summary>The point in time of a date.</summary>
    /// <param name="time">The date, in any time zone; null for none.</param>
    public static Moment Of(DateTimeOffset? time) => time is { } known ? new Moment(known.UtcTicks + 1) : default;
}
