package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a milestone's last submission came through its gate.
 *
 * @param round counts the submissions from 1
 * @param since when it began
 * @param dueOn the day the approvals are due, in the contract's time zone
 * @param approvals what counts so far, the oldest first
 */
public record GateRound(int round, Instant since, @Nullable LocalDate dueOn, List<GateApproval> approvals) {}
