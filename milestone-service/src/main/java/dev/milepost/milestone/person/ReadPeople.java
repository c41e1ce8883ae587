package dev.milepost.milestone.person;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.party.Counterparty;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads people; a counterparty's users see those of their own party. */
@ApplicationScoped
class ReadPeople {
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager entities;
    private final People people;
    private final CurrentActor actor;
    private final Counterparty counterparty;
    private final Paging paging;

    @Inject
    ReadPeople(EntityManager entities, People people, CurrentActor actor, Counterparty counterparty, Paging paging) {
        this.entities = entities;
        this.people = people;
        this.actor = actor;
        this.counterparty = counterparty;
        this.paging = paging;
    }

    @Transactional
    PersonView me() {
        return actor.personId()
                .flatMap(people::findByIdOptional)
                .map(PersonView::from)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("A service account is no person."));
    }

    @Transactional
    PersonView get(UUID id) {
        Person person = people.findByIdOptional(id).orElseThrow(() -> notFound(id));
        boolean visible = counterparty
                .id()
                .map(party -> Objects.equals(party, person.toState().partyId())
                        || actor.personId().filter(id::equals).isPresent())
                .orElse(true);
        if (!visible) {
            throw notFound(id);
        }
        return PersonView.from(person);
    }

    @Transactional
    Page<PersonView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("people", cursor);
        String party = counterparty.id().isPresent() ? " and (p.partyId = :party or p.id = :self)" : "";
        var query = entities.createQuery(
                        "from Person p where (p.name > :name or (p.name = :name and p.id > :id))" + party
                                + " order by p.name, p.id",
                        Person.class)
                .setParameter("name", after == null ? "" : String.valueOf(after.get(0)))
                .setParameter("id", after == null ? FIRST : UUID.fromString(String.valueOf(after.get(1))));
        counterparty
                .id()
                .ifPresent(own -> query.setParameter("party", own)
                        .setParameter("self", actor.personId().orElse(FIRST)));
        return paging.page(
                "people",
                query.setMaxResults(limit + 1).getResultList(),
                limit,
                person -> List.of(person.name(), person.id().toString()),
                PersonView::from);
    }

    static HttpProblem notFound(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no person " + id + ".");
    }
}
