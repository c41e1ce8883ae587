package dev.milepost.milestone.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people of the tenant. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, UUID> {
    public Optional<Person> findBySubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    /** Those whose e-mail address begins with one of {@code handles}, which are in lower case. */
    public List<Person> withHandles(Collection<String> handles) {
        return list("handle in ?1", handles);
    }

    public boolean exists(UUID id) {
        return count("id", id) == 1;
    }

    /** Which of {@code ids} are no people of the tenant. */
    public Set<UUID> unknown(Collection<UUID> ids) {
        Set<UUID> unknown = new HashSet<>(ids);
        if (!unknown.isEmpty()) {
            getEntityManager()
                    .createQuery("select p.id from Person p where p.id in :ids", UUID.class)
                    .setParameter("ids", Set.copyOf(unknown))
                    .getResultList()
                    .forEach(unknown::remove);
        }
        return unknown;
    }
}
