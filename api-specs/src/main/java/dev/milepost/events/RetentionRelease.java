package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A part of the retention that a milestone lets go when it is met.
 *
 * @param percent per cent of what is held, more than 0; all of a contract add up to 100 at most
 */
public record RetentionRelease(
        UUID milestoneId,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent) {}
