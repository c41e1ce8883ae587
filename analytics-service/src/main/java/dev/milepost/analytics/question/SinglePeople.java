package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Values;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may see figures of single persons. Those who lead the work of the tenant, managers and administrators; everybody else
 * their own only, and a counterparty's people nobody's: a rate of one person is a judgement of them.
 */
@ApplicationScoped
class SinglePeople {
    private static final Key OWNER = new Key(Dimension.OWNER, null);
    private static final Key TEAM = new Key(Dimension.TEAM, null);
    private static final Key DECIDER = new Key(Dimension.DECIDER, null);
    private static final String PERSON = "person:";

    private final Caller caller;
    private final VisibleContracts visible;
    private final SmallTeams smallTeams;

    @Inject
    SinglePeople(Caller caller, VisibleContracts visible, SmallTeams smallTeams) {
        this.caller = caller;
        this.visible = visible;
        this.smallTeams = smallTeams;
    }

    /**
     * What a caller is told of the people behind a milestone.
     *
     * @param all whether it is everything
     * @param self which person they are
     * @param withheld the teams that are kept back from them
     */
    record Told(boolean all, Optional<UUID> self, Set<@Nullable String> withheld) {
        boolean owner(@Nullable UUID owner) {
            return all || owner == null || self.filter(owner::equals).isPresent();
        }

        @Nullable
        UUID shown(@Nullable UUID owner) {
            return owner(owner) ? owner : null;
        }

        @Nullable
        String shown(@Nullable String team) {
            return !withheld.isEmpty() && withheld.contains(Values.trimmedOrNone(team))
                    ? null
                    : team; // it may hold null
        }
    }

    /** What the caller is told of each milestone of a list. */
    @Transactional
    Told told() {
        return areShown()
                ? new Told(true, Optional.empty(), Set.of())
                : new Told(false, caller.party().isEmpty() ? visible.self() : Optional.empty(), smallTeams.names());
    }

    /** The teams whose groups are kept back from the caller; refuses a question that filters by one of them. */
    @Transactional
    Set<@Nullable String> withheld(List<Key> groupBy, Map<Key, List<@Nullable String>> filters) {
        List<@Nullable String> teams = filters.getOrDefault(TEAM, List.of());
        boolean concerned = groupBy.contains(TEAM) || !teams.isEmpty();
        if (!concerned || areShown() || filters.containsKey(OWNER)) { // what is the caller's own, or nobody's
            return Set.of();
        }
        Set<@Nullable String> small = smallTeams.names();
        for (String team : teams) {
            if (small.contains(team)) {
                throw ProblemType.FORBIDDEN.because("Fewer than " + smallTeams.smallestGroup()
                        + " people answer for the milestones of team '" + FilterText.of(team)
                        + "', or it would tell of a team of fewer:"
                        + " figures of single persons are for the tenant's managers and administrators. Leave 'team' out, or"
                        + " take a larger one.");
            }
        }
        return groupBy.contains(TEAM) ? small : Set.of();
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
    void refuse(List<Key> groupBy, Map<Key, List<@Nullable String>> filters) {
        if (!areShown()) {
            refuse(OWNER, groupBy, filters, "team");
            refuse(DECIDER, groupBy, filters, "side");
        }
    }

    private void refuse(Key key, List<Key> groupBy, Map<Key, List<@Nullable String>> filters, String instead) {
        List<@Nullable String> values = filters.getOrDefault(key, List.of());
        if (values.isEmpty() ? groupBy.contains(key) : !values.stream().allMatch(this::isNoOther)) {
            throw ProblemType.FORBIDDEN.because("Figures of single persons are for the tenant's managers and"
                    + " administrators, and your own for you. Group by " + instead + " instead of " + key.name()
                    + ", or leave '" + key.name() + "' out.");
        }
    }

    /** Whether it names no other person: places in gates name parties and roles as well. */
    private boolean isNoOther(@Nullable String value) {
        if (value == null) {
            return true;
        }
        String owner = value.startsWith(PERSON) ? value.substring(PERSON.length()) : value;
        return owner.startsWith("party:")
                || owner.startsWith("role:")
                || (caller.party().isEmpty()
                        && visible.self()
                                .map(id -> id.toString().equalsIgnoreCase(owner))
                                .orElse(false));
    }
}
