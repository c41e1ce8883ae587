package dev.milepost.milestone.deadline;

import dev.milepost.events.WaitingFor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a rule. Nothing is guessed: where a day cannot be known, there is none. */
public sealed interface Deadline {
    /** The day, or null when there is none. */
    default @Nullable LocalDate date() {
        return null;
    }

    /** There is a day. */
    record On(LocalDate date) implements Deadline {}

    /** There are as many as a recurrence has, in order; perhaps none. */
    record Each(List<Occurrence> dates) implements Deadline {}

    /** There is none before something else has one. */
    record Waits(WaitingFor waitingFor) implements Deadline {}

    /** There is none, as the rule leads nowhere; {@code because} says why. */
    record Refused(String because) implements Deadline {}
}
