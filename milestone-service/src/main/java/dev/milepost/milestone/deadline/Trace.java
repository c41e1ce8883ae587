package dev.milepost.milestone.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the steps of a computation, or, where only the date is wanted, nothing. */
public final class Trace {
    private final @Nullable List<TraceStep> steps;

    private Trace(@Nullable List<TraceStep> steps) {
        this.steps = steps;
    }

    /** A trace that keeps all steps. */
    public static Trace kept() {
        return new Trace(new ArrayList<>());
    }

    /** A trace that keeps nothing and costs nothing. */
    public static Trace none() {
        return new Trace(null);
    }

    void add(StepKind kind, @Nullable LocalDate from, @Nullable LocalDate to, Supplier<String> text) {
        if (steps != null) {
            steps.add(new TraceStep(kind, from, to, null, text.get()));
        }
    }

    void skip(LocalDate day, DayOff off) {
        if (steps != null) {
            steps.add(new TraceStep(StepKind.SKIP, null, day, off.reason(), day + " does not count: " + off.name()));
        }
    }

    /** What was kept. */
    public List<TraceStep> steps() {
        return steps == null ? List.of() : List.copyOf(steps);
    }
}
