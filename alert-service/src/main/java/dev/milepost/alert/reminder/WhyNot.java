package dev.milepost.alert.reminder;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Why a row of the ledger is no longer wanted. */
final class WhyNot {
    private WhyNot() {}

    /**
     * The reason in words.
     *
     * @param occurrence what there is now of the row's subject; null when there is nothing any more
     * @param silence why there is nothing
     * @param objection why its recipient may not be told; null when they may
     */
    static String of(
            Reminder row,
            @Nullable Occurrence occurrence,
            @Nullable String silence,
            @Nullable String objection,
            Collection<PlannedRung> wanted) {
        if (occurrence == null) {
            return row.subject().equals("DUE_DATE") || row.subject().equals("TERM_END")
                    ? silence == null ? "there is no date any more" : silence
                    : row.subject().equals("GATE_WAITING") ? "the gate no longer waits" : "there is no date any more";
        }
        if (occurrence.silence() != null) {
            return occurrence.silence();
        }
        if (objection != null) {
            return objection;
        }
        if (!row.dueDate().equals(occurrence.day())) {
            return occurrence.what() + " moved to " + occurrence.day();
        }
        if (row.roundOfDay() != occurrence.roundOfDay()) {
            return "it was submitted again";
        }
        boolean goesToOthers = wanted.stream()
                .anyMatch(rung -> rung.occurrence().name().equals(row.subject())
                        && rung.rung().name().equals(row.rung()));
        return goesToOthers ? "it goes to others now" : "the policy that holds now does not have this rung";
    }
}
