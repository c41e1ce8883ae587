package dev.milepost.milestone.contract;

import static dev.milepost.events.ContractStatus.ACTIVE;
import static dev.milepost.events.ContractStatus.COMPLETED;
import static dev.milepost.events.ContractStatus.DRAFT;
import static dev.milepost.events.ContractStatus.EXPIRED;
import static dev.milepost.events.ContractStatus.SUSPENDED;
import static dev.milepost.events.ContractStatus.TERMINATED;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.kit.problem.ProblemType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The state machine of a contract: each row is one action, the states it leads from, the state it leads to, the event that
 * tells of it, and whether people take it or time does. Nothing else in the code knows which step is legal.
 */
public enum ContractAction {
    ACTIVATE(EnumSet.of(DRAFT), ACTIVE, EventType.CONTRACT_ACTIVATED, true),
    SUSPEND(EnumSet.of(ACTIVE), SUSPENDED, EventType.CONTRACT_SUSPENDED, true),
    RESUME(EnumSet.of(SUSPENDED), ACTIVE, EventType.CONTRACT_RESUMED, true),
    COMPLETE(EnumSet.of(ACTIVE, EXPIRED), COMPLETED, EventType.CONTRACT_COMPLETED, true),
    TERMINATE(EnumSet.of(ACTIVE, SUSPENDED), TERMINATED, EventType.CONTRACT_TERMINATED, true),
    RENEW(EnumSet.of(ACTIVE), ACTIVE, EventType.CONTRACT_RENEWED, false),
    EXPIRE(EnumSet.of(ACTIVE), EXPIRED, EventType.CONTRACT_EXPIRED, false);

    private final Set<ContractStatus> from;
    private final ContractStatus to;
    private final EventType event;
    private final boolean byPeople;

    ContractAction(Set<ContractStatus> from, ContractStatus to, EventType event, boolean byPeople) {
        this.from = from;
        this.to = to;
        this.event = event;
        this.byPeople = byPeople;
    }

    /** What people may do in {@code status}, as the paths of the API name it. */
    public static List<String> namesAllowedIn(ContractStatus status) {
        return Arrays.stream(values())
                .filter(action -> action.byPeople && action.from.contains(status))
                .map(ContractAction::lowerCase)
                .toList();
    }

    /** The state that it leads to from {@code status}; refused with 409 where it is not legal. */
    ContractStatus from(ContractStatus status) {
        if (!from.contains(status)) {
            List<String> allowed = namesAllowedIn(status);
            throw ProblemType.ILLEGAL_TRANSITION
                    .builder("A contract that is " + status + " cannot " + lowerCase()
                            + (allowed.isEmpty() ? "; it has ended." : "; it can " + String.join(", ", allowed) + "."))
                    .with("currentStatus", status.name())
                    .with("allowedActions", allowed)
                    .build();
        }
        return to;
    }

    /** What tells of it. */
    public EventType event() {
        return event;
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
