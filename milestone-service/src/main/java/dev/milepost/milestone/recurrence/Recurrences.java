package dev.milepost.milestone.recurrence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The recurrences of the tenant. Whoever changes one has locked its contract first. */
@ApplicationScoped
class Recurrences implements PanacheRepositoryBase<Recurrence, UUID> {
    /** A milestone of a recurrence. */
    record Made(UUID recurrence, UUID milestone, LocalDate day) {}

    List<Recurrence> ofContract(UUID contract) {
        return list("contractId = ?1 order by id", contract);
    }

    /** The milestones of recurrences of a contract, by recurrence, in the order of their days. */
    Map<UUID, List<Made>> made(UUID contract, Collection<UUID> recurrences) {
        Map<UUID, List<Made>> made = new HashMap<>();
        if (!recurrences.isEmpty()) {
            getEntityManager()
                    .createQuery("""
                            select new dev.milepost.milestone.recurrence.Recurrences$Made(m.dates.recurrenceId, m.id, m.dates.occurrenceOn)
                            from Milestone m where m.contractId = :contract and m.dates.recurrenceId in :recurrences
                            order by m.dates.occurrenceOn""", Made.class)
                    .setParameter("contract", contract)
                    .setParameter("recurrences", recurrences)
                    .getResultList()
                    .forEach(one -> made.computeIfAbsent(one.recurrence(), id -> new ArrayList<>())
                            .add(one));
        }
        return made;
    }
}
