package dev.milepost.alert.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the policy that governs something: the most specific scope wins, then the lower order, then the newest. What
 * no policy of the tenant governs follows the built-in one for it, if there is one; otherwise nobody is reminded.
 */
public final class Choosing {
    private static final Comparator<GoverningPolicy> BEST_FIRST = Comparator.comparing(
                    (GoverningPolicy policy) -> policy.content().scope().kind(), Comparator.reverseOrder())
            .thenComparing(policy -> policy.content().place())
            .thenComparing(policy -> String.valueOf(policy.id()), Comparator.reverseOrder()); // ids count up

    private Choosing() {}

    /** The choice among {@code policies} of the tenant. */
    public static Choice choose(Matter matter, List<GoverningPolicy> policies, Map<Subject, GoverningPolicy> builtIn) {
        List<GoverningPolicy> fitting = new ArrayList<>();
        List<Choice.Lost> lost = new ArrayList<>();
        for (GoverningPolicy policy : policies) {
            PolicyRequest content = policy.content();
            if (!matter.isOf(content)) {
                continue; // about something else altogether
            }
            if (!content.governs()) {
                lost.add(new Choice.Lost(policy, "it is switched off"));
            } else if (matter.isIn(content.scope())) {
                fitting.add(policy);
            } else {
                lost.add(new Choice.Lost(policy, "its scope " + content.scope().inWords() + " does not cover this"));
            }
        }
        fitting.sort(BEST_FIRST);
        GoverningPolicy own = builtIn.get(matter.subject());
        if (own != null) {
            fitting.add(own);
        }
        if (fitting.isEmpty()) {
            return new Choice(Optional.empty(), "no policy is about this", lost);
        }
        GoverningPolicy best = fitting.removeFirst();
        fitting.forEach(other -> lost.addFirst(new Choice.Lost(other, why(best, other))));
        return new Choice(Optional.of(best), reason(best), lost);
    }

    private static String reason(GoverningPolicy best) {
        return best.id() == null
                ? "no policy of the tenant covers it, so the built-in one holds"
                : "its scope " + best.content().scope().inWords() + " is the most specific that covers it";
    }

    private static String why(GoverningPolicy best, GoverningPolicy other) {
        String name = "'" + best.content().name() + "'";
        if (other.id() == null) {
            return "any policy of the tenant goes before the built-in one";
        }
        if (best.content().scope().kind() != other.content().scope().kind()) {
            return "its scope " + other.content().scope().inWords() + " is less specific than that of " + name;
        }
        return best.content().place() != other.content().place()
                ? "its order " + other.content().place() + " comes after that of " + name
                : name + " of the same scope and order is newer";
    }
}
