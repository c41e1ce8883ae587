package dev.milepost.milestone.amendment;

import static dev.milepost.events.AmendmentStatus.APPROVED;
import static dev.milepost.events.AmendmentStatus.PROPOSED;

import dev.milepost.events.AmendmentStatus;
import dev.milepost.kit.problem.ProblemType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be done with an amendment: each row is one action and the states that allow it. */
enum AmendmentAction {
    APPROVE(EnumSet.of(PROPOSED)),
    REJECT(EnumSet.of(PROPOSED)),
    WITHDRAW(EnumSet.of(PROPOSED, APPROVED)),
    APPLY(EnumSet.of(APPROVED));

    private final Set<AmendmentStatus> from;

    AmendmentAction(Set<AmendmentStatus> from) {
        this.from = from;
    }

    /** What {@code status} allows, as the paths of the API name it. */
    static List<String> namesAllowedIn(AmendmentStatus status) {
        return Arrays.stream(values())
                .filter(action -> action.from.contains(status))
                .map(AmendmentAction::lowerCase)
                .toList();
    }

    /** Refuses with 409 what {@code status} does not allow. */
    void refuseUnlessAllowedIn(AmendmentStatus status) {
        if (!from.contains(status)) {
            List<String> allowed = namesAllowedIn(status);
            throw ProblemType.ILLEGAL_TRANSITION
                    .builder("An amendment that is " + status + " cannot " + lowerCase()
                            + (allowed.isEmpty() ? "." : "; it can " + String.join(", ", allowed) + "."))
                    .with("currentStatus", status.name())
                    .with("allowedActions", allowed)
                    .build();
        }
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
