package dev.milepost.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an input, so that one answer names all of it. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    /** The refusal for a single wrong field. */
    public static HttpProblem of(String field, String message) {
        return problem(ProblemType.INVALID_INPUT, List.of(new Violation(field, message)));
    }

    /** The refusal of {@code type} that lists {@code violations}. */
    public static HttpProblem problem(ProblemType type, List<Violation> violations) {
        Violation first = violations.getFirst();
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        return type.builder(first.field() + ": " + first.message() + more)
                .with("violations", violations)
                .build();
    }

    public Violations add(String field, String message) {
        found.add(new Violation(field, message));
        return this;
    }

    /** Adds the violation unless {@code valid}. */
    public Violations check(boolean valid, String field, String message) {
        return valid ? this : add(field, message);
    }

    /** Adds all that {@code others} found, of what is at {@code place}. */
    public Violations addAll(String place, Violations others) {
        others.found.forEach(one -> add(place + "." + one.field(), one.message()));
        return this;
    }

    /** Adds all that {@code others} found. */
    public Violations addAll(Violations others) {
        found.addAll(others.found);
        return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws the refusal if anything was added. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw problem(ProblemType.INVALID_INPUT, List.copyOf(found));
        }
    }
}
