package dev.milepost.milestone.ocds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/**
 * Dates as OCDS writes them (RFC 3339). The day is the one written, in the offset written: {@code
 * 2018-10-05T00:00:00+04:30} is the 5th, though it was still the 4th in Greenwich. Files with days alone, or without an
 * offset, are common and say what they mean as well.
 */
final class OcdsDate {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999; // what DATE of MariaDB holds
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseCaseInsensitive()
            .appendOffsetId()
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private OcdsDate() {}

    /** The day that {@code text} names; throws DateTimeException when there is no such day. */
    static LocalDate day(String text) {
        LocalDate day = switch (parse(text)) {
            case OffsetDateTime moment -> moment.toLocalDate();
            case LocalDateTime time -> time.toLocalDate();
            case LocalDate date -> date;
            default -> throw new DateTimeException(text);
        };
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException(text);
        }
        return day;
    }

    /** The moment that {@code text} names, in UTC where it has no offset: what releases are ordered by. */
    static Instant moment(String text) {
        day(text);
        return switch (parse(text)) {
            case OffsetDateTime moment -> moment.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException(text);
        };
    }

    private static TemporalAccessor parse(String text) {
        return FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }
}
