package dev.milepost.alert.known;

import dev.milepost.events.ContractState;
import dev.milepost.events.DayUnit;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Roll;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last days to give notice for the end of a term. Events tell them, as a contract's calendar is milestone-service's. Of a
 * contract whose last event is from before that, they are known where no calendar is needed: of calendar days that do not roll,
 * by the same rule (docs/deadlines.md).
 *
 * @param by the last day on which it can be given, or received where it needs delivery
 * @param sendBy the last day to send it; null where giving it is enough
 */
record NoticeDays(LocalDate by, @Nullable LocalDate sendBy) {
    private static final int LONGEST_MONTH = 31;

    /** Empty where nothing was agreed, or nothing is found. */
    static Optional<NoticeDays> of(ContractState state) {
        LocalDate told = state.noticeBy();
        return told == null
                ? of(state.endsOn(), state.notice())
                : Optional.of(new NoticeDays(told, state.noticeSendBy()));
    }

    /** Empty where nothing was agreed, or where business days or a roll count. */
    static Optional<NoticeDays> of(@Nullable LocalDate endsOn, @Nullable NoticePeriod notice) {
        if (endsOn == null || notice == null || notice.unit() != DayUnit.CALENDAR || notice.roll() != Roll.NONE) {
            return Optional.empty();
        }
        String delivery = notice.delivery();
        if (delivery != null && notice.deliveryUnit() != DayUnit.CALENDAR) {
            return Optional.empty();
        }
        try {
            LocalDate by = lastThatFits(endsOn, Period.parse(notice.period()));
            return Optional.of(new NoticeDays(by, delivery == null ? null : by.minus(Period.parse(delivery))));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The latest day from which the whole period is over by the last day of the term. */
    private static LocalDate lastThatFits(LocalDate endsOn, Period period) {
        LocalDate last = endsOn.minus(period).minusDays(LONGEST_MONTH);
        while (!last.plusDays(1).plus(period).isAfter(endsOn)) {
            last = last.plusDays(1);
        }
        return last;
    }
}
