package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * Who may see figures of single persons. Those who lead the work of the tenant, managers and administrators; everybody else
 * their own only, and a counterparty's people nobody's: a rate of one person is a judgement of them.
 */
@ApplicationScoped
class SinglePeople {
    private static final Key OWNER = new Key(Dimension.OWNER, null);
    private static final Key DECIDER = new Key(Dimension.DECIDER, null);
    private static final String PERSON = "person:";

    private final Caller caller;
    private final VisibleContracts visible;

    @Inject
    SinglePeople(Caller caller, VisibleContracts visible) {
        this.caller = caller;
        this.visible = visible;
    }

    /** Whether the caller may see them. */
    boolean areShown() {
        return caller.party().isEmpty() && (caller.hasRole(Roles.MANAGER) || caller.hasRole(Roles.ADMIN));
    }

    /**
     * Refuses a question that would tell of others than the caller.
     *
     * @param groupBy what it is grouped by
     * @param filters what it is about
     */
    @Transactional
    void refuse(List<Key> groupBy, Map<Key, List<String>> filters) {
        if (!areShown()) {
            refuse(OWNER, groupBy, filters, "team");
            refuse(DECIDER, groupBy, filters, "side");
        }
    }

    private void refuse(Key key, List<Key> groupBy, Map<Key, List<String>> filters, String instead) {
        List<String> values = filters.getOrDefault(key, List.of());
        if (values.isEmpty() ? groupBy.contains(key) : !values.stream().allMatch(this::isNoOther)) {
            throw ProblemType.FORBIDDEN.because("Figures of single persons are for the tenant's managers and"
                    + " administrators, and your own for you. Group by " + instead + " instead of " + key.name()
                    + ", or leave '" + key.name() + "' out.");
        }
    }

    /** Whether it names no other person: places in gates name parties and roles as well. */
    private boolean isNoOther(String value) {
        String owner = value.startsWith(PERSON) ? value.substring(PERSON.length()) : value;
        return owner.equals(Frame.NONE)
                || owner.startsWith("party:")
                || owner.startsWith("role:")
                || (caller.party().isEmpty()
                        && visible.self()
                                .map(id -> id.toString().equalsIgnoreCase(owner))
                                .orElse(false));
    }
}
