package dev.milepost.milestone.gate;

import dev.milepost.events.GateApprover;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may fill places of gates.
 *
 * @param own whether they are of the tenant's own people
 * @param partyId the party they act for; null without one
 * @param roles their realm roles
 * @param standsInFor who delegated their approvals to them for today
 */
public record Voter(UUID personId, boolean own, @Nullable UUID partyId, Set<String> roles, Set<UUID> standsInFor) {
    /** The same with those of their roles only that they may use. */
    public Voter having(Predicate<String> mayUse) {
        return new Voter(
                personId,
                own,
                partyId,
                roles.stream().filter(mayUse).collect(Collectors.toUnmodifiableSet()),
                standsInFor);
    }

    /** Whether the place is theirs, without any delegation. */
    boolean fills(GateApprover place) {
        if (place.personId() != null) {
            return place.personId().equals(personId);
        }
        String role = place.role() == null ? GateApprover.USUAL_ROLE : place.role();
        return roles.contains(role) && (place.partyId() == null ? own : Objects.equals(place.partyId(), partyId));
    }

    /** The keys of all places that they may fill, whatever the gate. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add(key(personId, null, null));
        standsInFor.forEach(person -> keys.add(key(person, null, null)));
        for (String role : roles) {
            if (own) {
                keys.add(key(null, null, role));
            }
            if (partyId != null) {
                keys.add(key(null, partyId, role));
            }
        }
        return keys;
    }

    private static String key(@Nullable UUID person, @Nullable UUID party, @Nullable String role) {
        return new GateApprover(person, party, role, null).key();
    }
}
