package dev.milepost.milestone.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The parties of the tenant. */
@ApplicationScoped
public class Parties implements PanacheRepositoryBase<Party, UUID> {
    public Optional<Party> findByReference(String reference) {
        return find("reference", reference).firstResultOptional();
    }

    /** Which of {@code ids} are no party of the tenant. */
    public Set<UUID> unknown(Collection<UUID> ids) {
        Set<UUID> unknown = new HashSet<>(ids);
        if (!unknown.isEmpty()) {
            List<UUID> known = getEntityManager()
                    .createQuery("select p.id from Party p where p.id in :ids", UUID.class)
                    .setParameter("ids", unknown)
                    .getResultList();
            known.forEach(unknown::remove);
        }
        return unknown;
    }
}
