package dev.milepost.analytics.report;

import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who may get a report by mail: people of its owner's own side, who then see what the owner may see. */
@ApplicationScoped
class Recipients {
    private final FactQueries facts;
    private final Caller caller;

    @Inject
    Recipients(FactQueries facts, Caller caller) {
        this.facts = facts;
        this.caller = caller;
    }

    /** Finds those of {@code people} who may not get a report of the caller. */
    void check(List<UUID> people, Violations found) {
        Optional<UUID> party = caller.party().flatMap(facts::partyOf);
        boolean nobody = caller.party().isPresent() && party.isEmpty();
        Set<UUID> known = nobody ? Set.of() : facts.whoBelongTo(party.orElse(null), people);
        for (int i = 0; i < people.size(); i++) {
            found.check(
                    known.contains(people.get(i)),
                    "recipients[" + i + "]",
                    "nobody of " + (caller.party().isEmpty() ? "the tenant's own people" : "your party")
                            + " has that id; who was added within the last moments may not be known here yet");
        }
    }

    /** The caller's id among the people. */
    Optional<UUID> caller() {
        return facts.personOf(caller.subject());
    }

    /** Whether the caller gets {@code report}, and still belongs to the side that it is for. */
    boolean include(Report report, ReportRequest content) {
        return report.isForPeopleOf(caller.party().orElse(null))
                && caller().filter(content.toWhom()::contains).isPresent();
    }
}
