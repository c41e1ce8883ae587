package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a contract says of its early end, in its own words.
 *
 * @param amount what it costs, where the contract says so
 * @param percent the same in per cent of the contract's value, as a JSON string; instead of {@code amount}
 */
public record TerminationTerm(
        TerminationTermKind kind,
        String text,
        @Nullable Money amount,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal percent) {}
