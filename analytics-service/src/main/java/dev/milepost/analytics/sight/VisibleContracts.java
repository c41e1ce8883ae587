package dev.milepost.analytics.sight;

import dev.milepost.analytics.fact.ContractFact;
import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.analytics.rollup.Counted;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts the caller may see: a counterparty's people those in which their party takes part, and everybody but the
 * tenant's administrators and systems those of MEMBERS that they are a member of.
 */
@ApplicationScoped
public class VisibleContracts {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Sight EVERY = new Sight(true, null, NOBODY, List.of());

    private final Caller caller;
    private final FactQueries facts;
    private final SightReader reader;

    @Inject
    VisibleContracts(Caller caller, FactQueries facts, SightReader reader) {
        this.caller = caller;
        this.facts = facts;
        this.reader = reader;
    }

    /** Whether there is a contract of that id that the caller may see. */
    @Transactional
    public boolean has(UUID contract) {
        return facts.contract(contract).filter(this::contains).isPresent();
    }

    /** Whether the caller may see {@code contract}. */
    public boolean contains(ContractFact contract) {
        return (caller.party().isEmpty()
                        || caller.party()
                                .flatMap(facts::partyOf)
                                .filter(contract::involves)
                                .isPresent())
                && (caller.seesEveryContract() || contract.isOpenTo(person()));
    }

    /** The contracts of MEMBERS among them, of a caller who does not see every contract. */
    public List<UUID> memberships(Sight sight) {
        return sight.party() == null ? sight.memberships() : facts.membershipsOf(sight.person(), sight.party());
    }

    /**
     * What statements of their own hold a contract against.
     *
     * @param all whether every contract of the tenant is visible
     * @param party only contracts in which it takes part; null for all
     * @param person of contracts of MEMBERS only those that they are a member of
     * @param memberships which those are, of all parties
     */
    public record Sight(boolean all, @Nullable UUID party, UUID person, List<UUID> memberships) {}

    /**
     * What a question about cells begins with.
     *
     * @param counted how far the cells are counted; null where that was not read with it
     */
    public record Beginning(Sight sight, @Nullable Counted counted) {}

    /** The same as {@link #contains} for statements. */
    public Sight sight() {
        return caller.seesEveryContract() ? EVERY : sight(reader.read(caller.tenant(), caller.subject()));
    }

    /** The same, and how far the cells are counted where that costs nothing more. */
    public Beginning beginning() {
        if (caller.seesEveryContract()) {
            return new Beginning(EVERY, null);
        }
        SightReader.Known known = reader.readWithCounted(caller.tenant(), caller.subject());
        return new Beginning(sight(known.person()), known.counted());
    }

    private Sight sight(SightReader.@Nullable Person person) {
        UUID party = caller.party().isEmpty()
                ? null
                : caller.party().flatMap(facts::partyOf).orElse(NOBODY);
        return person == null
                ? new Sight(false, party, NOBODY, List.of())
                : new Sight(false, party, person.id(), person.memberships());
    }

    /** Which person of the tenant the caller is. */
    public Optional<UUID> self() {
        return facts.personOf(caller.subject());
    }

    private UUID person() {
        return self().orElse(NOBODY);
    }
}
