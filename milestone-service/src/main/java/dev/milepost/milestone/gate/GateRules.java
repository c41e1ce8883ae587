package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules for what a gate says of itself. */
@ApplicationScoped
public class GateRules {
    private static final int MOST_APPROVERS = 20;
    private static final int MOST_DAYS = 3650;
    private static final int LONGEST_LABEL = 200;
    private static final List<String> ROLES =
            List.of(Roles.APPROVER, Roles.MANAGER, Roles.FINANCE, Roles.CONTRIBUTOR, Roles.ADMIN);

    private final People people;

    @Inject
    GateRules(People people) {
        this.people = people;
    }

    /** Adds what is wrong with a gate of a milestone of {@code contract}. */
    public void check(Violations found, Contract contract, @Nullable Gate gate) {
        if (gate == null) {
            return;
        }
        quorumCanBeReached(found, gate);
        dueIsOneOfTwo(found, gate);
        List<GateApprover> approvers = gate.approvers();
        found.check(
                !approvers.isEmpty() && approvers.size() <= MOST_APPROVERS,
                "gate.approvers",
                "names 1 to " + MOST_APPROVERS + " approvers");
        if (approvers.size() > MOST_APPROVERS) {
            return;
        }
        Set<UUID> unknown = people.unknown(approvers.stream()
                .filter(Objects::nonNull)
                .map(GateApprover::personId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < approvers.size(); i++) {
            GateApprover approver = approvers.get(i);
            String at = "gate.approvers[" + i + "]";
            if (approver == null) {
                found.add(at, "needs personId, partyId or role");
                continue;
            }
            namesSomebody(found, at, contract, approver, unknown);
            found.check(seen.add(approver.key()), at, "is named twice");
        }
    }

    private static void quorumCanBeReached(Violations found, Gate gate) {
        Integer quorum = gate.quorum();
        if (gate.mode() == GateMode.ALL) {
            found.check(quorum == null, "gate.quorum", "goes with mode QUORUM only");
            return;
        }
        found.check(
                quorum != null && quorum >= 1 && quorum <= gate.approvers().size(),
                "gate.quorum",
                "must be 1 to the number of approvers, which is "
                        + gate.approvers().size());
    }

    private static void dueIsOneOfTwo(Violations found, Gate gate) {
        Integer days = gate.dueDays();
        found.check(days == null || gate.dueDate() == null, "gate.dueDays", "give dueDays or dueDate, not both")
                .check(
                        days == null || days >= 0 && days <= MOST_DAYS,
                        "gate.dueDays",
                        "must be 0 to " + MOST_DAYS + " calendar days");
    }

    private static void namesSomebody(
            Violations found, String at, Contract contract, GateApprover approver, Set<UUID> unknown) {
        UUID person = approver.personId();
        UUID party = approver.partyId();
        String role = approver.role();
        String label = approver.label();
        found.check(person != null || party != null || role != null, at, "needs personId, partyId or role")
                .check(
                        person == null || party == null && role == null,
                        at,
                        "names a person, who needs neither partyId nor role")
                .check(person == null || !unknown.contains(person), at + ".personId", "there is no person " + person)
                .check(
                        party == null || contract.hasParty(party),
                        at + ".partyId",
                        "party " + party + " takes no part in the contract")
                .check(
                        role == null || ROLES.contains(role),
                        at + ".role",
                        "'" + role + "' is none of " + String.join(", ", ROLES))
                .check(
                        label == null || !label.isBlank() && label.length() <= LONGEST_LABEL,
                        at + ".label",
                        "must have 1 to " + LONGEST_LABEL + " characters, or be absent");
    }
}
