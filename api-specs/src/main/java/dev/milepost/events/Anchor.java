package dev.milepost.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule counts from.
 *
 * @param date the day itself, for DATE
 * @param milestoneId whose day it is, for MILESTONE_DUE and MILESTONE_MET
 * @param event the name of the event, for EVENT
 * @param periodEnd counts from the last day of the month, quarter or year in which the day lies
 */
public record Anchor(
        AnchorKind kind,
        @Nullable LocalDate date,
        @Nullable UUID milestoneId,
        @Nullable String event,
        @Nullable PeriodEnd periodEnd) {}
