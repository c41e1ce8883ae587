package dev.milepost.analytics.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people call contracts, parties and people of the current tenant. */
@ApplicationScoped
public class Names {
    private final EntityManager entities;

    @Inject
    Names(EntityManager entities) {
        this.entities = entities;
    }

    /** The titles of contracts by their ids, as text. */
    public Map<String, String> ofContracts(Collection<UUID> ids) {
        return read("select id, title from ContractFact where id in :ids", ids);
    }

    /** The names of parties by their ids, as text. */
    public Map<String, String> ofParties(Collection<UUID> ids) {
        return read("select id, name from PartyFact where id in :ids", ids);
    }

    /** The names of people by their ids, as text. */
    public Map<String, String> ofPeople(Collection<UUID> ids) {
        return read("select id, name from PersonFact where id in :ids and name <> ''", ids);
    }

    private Map<String, String> read(String query, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = entities.createQuery(query, Object[].class)
                .setParameter("ids", ids)
                .getResultList();
        Map<String, String> names = new HashMap<>();
        rows.forEach(row -> names.put(row[0].toString(), (String) row[1]));
        return names;
    }
}
