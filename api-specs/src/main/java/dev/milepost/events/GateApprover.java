package dev.milepost.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One place in a gate: a person, or anybody of a party or of the tenant with a role.
 *
 * @param personId the person whose place it is; then neither party nor role
 * @param partyId a party of the contract: anybody of it with the role may take the place; null for the tenant's own people
 * @param role the realm role that is needed; {@code approver} for a party where it is null
 * @param label what the approval is for, such as "Fire safety"
 */
public record GateApprover(
        @Nullable UUID personId,
        @Nullable UUID partyId,
        @Nullable String role,
        @Nullable String label) {
    /** What a party's people need when the gate names no role. */
    public static final String USUAL_ROLE = "approver";

    /** What names the place in decisions: the same for the same person, party and role, whatever the label. */
    public String key() {
        if (personId != null) {
            return "person:" + personId;
        }
        String needed = role == null ? USUAL_ROLE : role;
        return partyId == null ? "role:" + needed : "party:" + partyId + ":" + needed;
    }
}
