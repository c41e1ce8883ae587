package dev.milepost.analytics.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times that no figure tells apart.
 *
 * @param status a state that milestones were in, or the outcome of a round
 * @param round which submission it was; 0 for a state
 * @param hours whole hours in the state, or from submission to decision
 */
public record FlowCell(List<@Nullable String> keys, String status, int round, int hours, long n) {}
