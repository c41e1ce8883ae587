package dev.milepost.milestone.delegation;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The delegations of the tenant. */
@ApplicationScoped
public class Delegations implements PanacheRepositoryBase<Delegation, UUID> {
    private final BusinessClock clock;

    @Inject
    Delegations(BusinessClock clock) {
        this.clock = clock;
    }

    private record Live(UUID person, LocalDate from, LocalDate to, String timeZone) {
        boolean isOn(Instant now) {
            LocalDate today = LocalDate.ofInstant(now, ZoneId.of(timeZone));
            return !today.isBefore(from) && !today.isAfter(to);
        }
    }

    /** The people who let {@code person} approve in their place today. */
    public Set<UUID> standingInFor(UUID person) {
        Instant now = clock.instant();
        // It may still be yesterday where the delegating person is.
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        return getEntityManager()
                .createQuery("""
                        select d.personId, d.fromDay, d.toDay, p.timeZone from Delegation d join Person p on p.id = d.personId
                        where d.delegatePersonId = :person and d.toDay >= :yesterday and d.endedAt is null""", Object[].class)
                .setParameter("person", person)
                .setParameter("yesterday", yesterday)
                .getResultStream()
                .map(row -> new Live((UUID) row[0], (LocalDate) row[1], (LocalDate) row[2], (String) row[3]))
                .filter(one -> one.isOn(now))
                .map(Live::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    Delegation of(UUID person, UUID id) {
        return find("id = ?1 and personId = ?2", id, person)
                .firstResultOptional()
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no delegation " + id + " of this person."));
    }
}
