package dev.milepost.milestone.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The people of the tenant. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, UUID> {
    public Optional<Person> findBySubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    public boolean exists(UUID id) {
        return count("id", id) == 1;
    }
}
