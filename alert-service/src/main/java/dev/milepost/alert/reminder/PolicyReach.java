package dev.milepost.alert.reminder;

import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.KnownPayment;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.alert.policy.PolicyRequest;
import dev.milepost.alert.policy.PolicyScope;
import dev.milepost.alert.policy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds what a policy may remind of: of the milestones, payments or contracts that its subject is about. */
@ApplicationScoped
class PolicyReach {
    private static final String MILESTONES =
            "select c, m from KnownMilestone m join KnownContract c on c.id = m.contractId";
    private static final String PAYMENTS =
            "select c, m, p from KnownPayment p join KnownContract c on c.id = p.contractId"
                    + " left join KnownMilestone m on m.id = p.milestoneId";
    private static final String CONTRACTS = "select c from KnownContract c";

    private final EntityManager entities;
    private final VisibleContracts visible;

    @Inject
    PolicyReach(EntityManager entities, VisibleContracts visible) {
        this.entities = entities;
        this.visible = visible;
    }

    /**
     * What there is to remind of in each of those that the caller may see and that the policy might govern, in the order of
     * their ids. What happens cannot be foreseen: there is nothing of it.
     */
    List<List<Occurrence>> of(PolicyRequest policy, int limit) {
        Subject subject = policy.subject();
        if (subject.happens()) {
            return List.of();
        }
        List<String> where = new ArrayList<>(List.of("c.deleted = false", "c.status in (:states)"));
        Map<String, Object> values = new HashMap<>(Map.of("states", Silence.contractStates(subject)));
        visible.addTo("c", where, values);
        scope(policy.scope(), where, values);
        if (subject.isOfContract()) {
            return rows(CONTRACTS, where, values, "c.id", limit).stream()
                    .map(row -> Occurrences.of(contract(row)))
                    .toList();
        }
        if (subject == Subject.PAYMENT_DUE) {
            where.add("p.status in (:asked)");
            values.put("asked", Silence.ASKED_FOR);
            return rows(PAYMENTS, where, values, "p.id", limit).stream()
                    .map(row -> Occurrences.of(
                            contract(row), row.get(2, KnownPayment.class), row.get(1, KnownMilestone.class)))
                    .toList();
        }
        where.add("m.deleted = false");
        return rows(MILESTONES, where, values, "m.id", limit).stream()
                .map(row -> Occurrences.of(contract(row), row.get(1, KnownMilestone.class)))
                .toList();
    }

    private static void scope(PolicyScope scope, List<String> where, Map<String, Object> values) {
        String id = switch (scope.kind()) {
            case TENANT, MILESTONE_TYPE, PRIORITY, TAG -> null;
            case CONTRACT -> "c.id";
            case MILESTONE -> "m.id";
        };
        if (id != null) {
            where.add(id + " = :ref");
            values.put("ref", UUID.fromString(String.valueOf(scope.value())));
        }
    }

    private List<Tuple> rows(String select, List<String> where, Map<String, Object> values, String order, int limit) {
        var query = entities.createQuery(
                select + " where " + String.join(" and ", where) + " order by " + order, Tuple.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static KnownContract contract(Tuple row) {
        return row.get(0, KnownContract.class);
    }
}
