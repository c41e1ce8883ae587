package dev.milepost.alert.duedate;

import dev.milepost.events.EventType;
import java.time.LocalDate;

/** What there is to tell of a due date. */
enum DueKind {
    /** It comes near: from the first moment of the day that is so many days before it, in the contract's time zone. */
    APPROACHING(EventType.MILESTONE_APPROACHING) {
        @Override
        boolean isTime(LocalDate dueDate, LocalDate today, int approaching) {
            return !dueDate.isBefore(today) && !dueDate.isAfter(today.plusDays(approaching));
        }

        @Override
        LocalDate first(LocalDate today) {
            return today.minusDays(1);
        }

        @Override
        LocalDate last(LocalDate today, int approaching) {
            return today.plusDays(approaching + 1L);
        }
    },
    /** It is over: from the first moment of the day after it. */
    OVERDUE(EventType.MILESTONE_OVERDUE) {
        @Override
        boolean isTime(LocalDate dueDate, LocalDate today, int approaching) {
            return dueDate.isBefore(today) && !dueDate.isBefore(today.minusDays(WORTH_TELLING));
        }

        @Override
        LocalDate first(LocalDate today) {
            return today.minusDays(WORTH_TELLING + 1L);
        }

        @Override
        LocalDate last(LocalDate today, int approaching) {
            return today;
        }
    };

    /** Days. What has been overdue for longer when Milepost learns of it is no news. */
    static final int WORTH_TELLING = 31;

    private final EventType type;

    DueKind(EventType type) {
        this.type = type;
    }

    EventType type() {
        return type;
    }

    /** Whether it is to be told on the day that is {@code today} in the contract's time zone. */
    abstract boolean isTime(LocalDate dueDate, LocalDate today, int approaching);

    /** The first due date for which it may be time anywhere while it is {@code today} in UTC. */
    abstract LocalDate first(LocalDate today);

    /** The last one. */
    abstract LocalDate last(LocalDate today, int approaching);
}
