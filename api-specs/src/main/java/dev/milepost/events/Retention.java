package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is held back from each instalment until others are met.
 *
 * @param percent per cent of the gross of each instalment, as a JSON string
 * @param capPercent most that is held, in per cent of the contract's value; no cap when null
 * @param netDays calendar days from a release until it is due
 * @param releases which milestones let go how much of it
 */
public record Retention(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal capPercent,

        int netDays,
        List<RetentionRelease> releases) {
    public Retention {
        releases = releases == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(releases));
    }
}
