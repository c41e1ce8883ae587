package dev.milepost.analytics.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many milestones a group has, each once. */
public record GroupCount(List<@Nullable String> keys, long milestones) {}
