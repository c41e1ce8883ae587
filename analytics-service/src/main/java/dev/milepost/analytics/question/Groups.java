package dev.milepost.analytics.question;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a question is answered from.
 *
 * @param milestones how many stand behind it in all, each once
 * @param of by the values of what is grouped by, in their order; what has none comes last
 */
public record Groups(long milestones, Map<List<@Nullable String>, Standing> of) {}
