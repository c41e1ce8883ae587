package dev.milepost.analytics.report;

import dev.milepost.analytics.fact.FactQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the owner of a report still is of the side that it was saved for. Of roles no event tells; of the party that
 * somebody belongs to, those of milestone-service do.
 */
@ApplicationScoped
class OwnerSide {
    private final FactQueries facts;

    @Inject
    OwnerSide(FactQueries facts) {
        this.facts = facts;
    }

    /** Whether they belong to another one now; of whom no event has told, as systems are, nothing is known against. */
    @Transactional
    boolean isLeftBy(Owner owner) {
        List<Optional<UUID>> now = facts.sideOf(owner.subject());
        @Nullable String party = owner.party();
        Optional<UUID> saved = party == null ? Optional.empty() : facts.partyOf(party);
        boolean isKnown = !now.isEmpty() && (party == null || saved.isPresent());
        return isKnown && !Objects.equals(now.getFirst(), saved);
    }
}
