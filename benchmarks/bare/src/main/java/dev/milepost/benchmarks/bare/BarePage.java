package dev.milepost.benchmarks.bare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page, in the shape in which milestone-service gives it. */
record BarePage(List<BareMilestone> items, @Nullable String nextCursor) {}
