package dev.milepost.alert.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever the zone, the day, the time and the hours: also in the nights when clocks change. */
class TimingLawsTest {
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Atlantic/Azores",
            "UTC");
    private static final WorkDays GERMANY = Holidays.of("DE").orElseThrow();

    @Property
    void nothing_is_sent_in_quiet_hours(
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant moment,
            @ForAll("times") LocalTime from,
            @ForAll("times") LocalTime to) {
        Assume.that(!from.equals(to));
        var quiet = new QuietHours(from, to);

        Instant sent = quiet.after(moment, zone);

        assertThat(quiet.contains(sent.atZone(zone).toLocalTime())).isFalse();
        assertThat(sent).isAfterOrEqualTo(moment).isBefore(moment.plusSeconds(50 * 3600));
        assertThat(quiet.after(sent, zone)).as("once is enough").isEqualTo(sent);
    }

    @Property
    void a_rung_keeps_its_time_of_day_unless_that_does_not_exist(
            @ForAll("zones") ZoneId zone, @ForAll("days") LocalDate day, @ForAll("times") LocalTime at) {
        Instant moment = new Timing(at, false).moment(day, false, clock(zone));

        boolean exists = !zone.getRules().getValidOffsets(day.atTime(at)).isEmpty();
        assertThat(moment.atZone(zone).toLocalDateTime().equals(day.atTime(at))).isEqualTo(exists);
    }

    @Property
    void with_business_days_only_it_falls_on_one_and_never_on_the_wrong_side(
            @ForAll("zones") ZoneId zone,
            @ForAll("days") LocalDate day,
            @ForAll boolean after,
            @ForAll("times") LocalTime at,
            @ForAll("times") LocalTime quietFrom,
            @ForAll("times") LocalTime quietTo) {
        var quiet = new QuietHours(quietFrom, quietTo);
        Instant moment = new Timing(at, true).moment(day, after, new LocalClock(zone, GERMANY, List.of(quiet)));

        LocalDate kept = moment.atZone(zone).toLocalDate();
        assertThat(GERMANY.isWorked(kept)).isTrue();
        if (after) {
            assertThat(kept).isAfterOrEqualTo(day);
        } else {
            assertThat(kept).isBeforeOrEqualTo(day);
        }
    }

    @Property
    void business_days_there_and_back_lead_to_the_same_day(
            @ForAll("days") LocalDate day, @ForAll @IntRange(min = -60, max = 60) int count) {
        LocalDate worked = GERMANY.next(day, 1);

        assertThat(GERMANY.plus(GERMANY.plus(worked, count), -count)).isEqualTo(worked);
        assertThat(GERMANY.isWorked(GERMANY.plus(worked, count))).isTrue();
    }

    @Property
    void a_later_day_is_never_reminded_of_earlier(
            @ForAll("zones") ZoneId zone,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(min = 0, max = 30) int later,
            @ForAll("times") LocalTime at,
            @ForAll boolean businessDays) {
        var timing = new Timing(at, businessDays);

        assertThat(timing.moment(day.plusDays(later), false, clock(zone)))
                .isAfterOrEqualTo(timing.moment(day, false, clock(zone)));
    }

    private static LocalClock clock(ZoneId zone) {
        return new LocalClock(zone, GERMANY, List.of());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(1_577_836_800L, 1_893_456_000L).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(18_262, 22_000).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 24 * 60 - 1).map(minute -> LocalTime.of(minute / 60, minute % 60));
    }
}
