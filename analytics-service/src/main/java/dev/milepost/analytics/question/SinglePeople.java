package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Who may see figures of single persons. Those who lead the work of the tenant, managers and administrators; everybody else
 * their own only, and a counterparty's people nobody's: a rate of one person is a judgement of them.
 */
@ApplicationScoped
class SinglePeople {
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
     * @param byOwner whether it is grouped by owner
     * @param owners the owners it is about; empty for all
     */
    @Transactional
    void refuse(boolean byOwner, List<String> owners) {
        if (areShown() || (owners.isEmpty() && !byOwner)) {
            return;
        }
        if (owners.isEmpty() || !owners.stream().allMatch(this::isNoOther)) {
            throw ProblemType.FORBIDDEN.because("Figures of single persons are for the tenant's managers and"
                    + " administrators, and your own for you. Group by team instead of owner, or leave 'owner' out.");
        }
    }

    private boolean isNoOther(String owner) {
        return owner.equals(Frame.NONE)
                || (caller.party().isEmpty()
                        && visible.self()
                                .map(id -> id.toString().equalsIgnoreCase(owner))
                                .orElse(false));
    }
}
