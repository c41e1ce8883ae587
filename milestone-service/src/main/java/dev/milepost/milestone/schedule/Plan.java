package dev.milepost.milestone.schedule;

import dev.milepost.events.DependencyState;
import java.util.List;

/** The milestones of one contract, and what depends on what among them. */
public record Plan(List<PlannedMilestone> milestones, List<DependencyState> dependencies) {
    /** What one graph may hold. */
    public static final int MOST_MILESTONES = 10_000;

    /** Five dependencies for each milestone. */
    public static final int MOST_DEPENDENCIES = 50_000;
}
