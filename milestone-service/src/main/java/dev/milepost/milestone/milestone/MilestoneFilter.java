package dev.milepost.milestone.milestone;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which milestones a list shows and in what order; its text is what a cursor is bound to. */
public record MilestoneFilter(
        @Nullable UUID contract,
        List<MilestoneStatus> status,
        List<MilestoneType> type,
        @Nullable UUID owner,
        @Nullable String team,
        @Nullable UUID watcher,
        @Nullable String tag,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        @Nullable Boolean overdue,
        @Nullable Boolean blocked,
        @Nullable Boolean atRisk,
        @Nullable Boolean critical,
        @Nullable String text,
        Map<String, List<String>> customFields,
        @Nullable String sort) {}
