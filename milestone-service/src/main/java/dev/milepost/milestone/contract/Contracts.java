package dev.milepost.milestone.contract;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.party.Counterparty;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The contracts that the caller may see: all of the tenant, or for a counterparty's user those in which their party takes
 * part; but for contracts of MEMBERS that they are none of. A contract that may not be seen is not there. A member who is
 * too little in a contract for the operation that opens it is refused with 403.
 */
@ApplicationScoped
public class Contracts implements PanacheRepositoryBase<Contract, UUID> {
    // Native, as Hibernate would plan a tenant-filtered query anew each time; names the tenant itself.
    static final String WITH_MILESTONE = """
            SELECT c.* FROM contract c WHERE c.tenant_id = :tenant AND c.id =
              (SELECT m.contract_id FROM milestone m WHERE m.tenant_id = :tenant AND m.id = :milestone)""";

    private final CurrentTenant tenant;
    private final Counterparty counterparty;
    private final Membership membership;
    private final Caller caller;

    @Inject
    Contracts(CurrentTenant tenant, Counterparty counterparty, Membership membership, Caller caller) {
        this.tenant = tenant;
        this.counterparty = counterparty;
        this.membership = membership;
        this.caller = caller;
    }

    /** Whether there is such a contract that the caller may see; nothing of it is loaded, so that it can be locked later. */
    public boolean isVisible(UUID id) {
        List<String> where = new ArrayList<>(List.of("c.id = :id"));
        Map<String, Object> values = new HashMap<>(Map.of("id", id));
        membership.viewer().addTo("c.id", where, values);
        var query = getEntityManager()
                .createQuery("select c.id from Contract c where " + String.join(" and ", where), UUID.class);
        values.forEach(query::setParameter);
        return query.getSingleResultOrNull() != null;
    }

    /** The contract, to read. */
    public Contract visible(UUID id) {
        return seen(id, findById(id));
    }

    /**
     * The contract, locked until the transaction ends: whoever changes a contract or anything in it takes this lock
     * first, so that sums over it hold and its events have one order.
     */
    public Contract locked(UUID id) {
        return seen(id, findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** {@link #locked}, for what is in a contract: {@code notThere} is thrown where the caller may not see that. */
    public Contract locked(UUID id, Supplier<RuntimeException> notThere) {
        Contract contract = findById(id, LockModeType.PESSIMISTIC_WRITE);
        return seen(contract, notThere);
    }

    /** {@link #visible}, for the contract that a milestone is in. */
    public Contract visibleWithMilestone(UUID milestone) {
        return withMilestone(milestone, WITH_MILESTONE);
    }

    /** {@link #locked}, for the contract that a milestone is in. */
    public Contract lockedWithMilestone(UUID milestone) {
        return withMilestone(milestone, WITH_MILESTONE + " FOR UPDATE");
    }

    /** {@link #locked}, for those who may change the contract itself: the tenant's own people. */
    public Contract lockedForManagement(UUID id) {
        Contract contract = locked(id);
        refuseCounterparty();
        return contract;
    }

    /** What only the tenant's own people may do. */
    public void refuseCounterparty() {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because(
                    "Contracts, parties and schedules are kept by the tenant's own people, not by a counterparty's.");
        }
    }

    /** The time zones of contracts, looked up at once. */
    public Function<UUID, ZoneId> zones(Stream<UUID> ids) {
        Set<UUID> all = ids.collect(Collectors.toSet());
        Map<UUID, ZoneId> zones = all.isEmpty()
                ? Map.of()
                : list("id in ?1", all).stream().collect(Collectors.toMap(Contract::id, Contract::zone));
        return id -> Objects.requireNonNull(zones.get(id));
    }

    public Optional<Contract> findByReference(String reference) {
        return find("reference", reference).firstResultOptional();
    }

    private Contract withMilestone(UUID milestone, String sql) {
        Contract contract = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(sql, Contract.class)
                .setParameter("tenant", tenant.get())
                .setParameter("milestone", milestone)
                .uniqueResult();
        return seen(contract, () -> ProblemType.NOT_FOUND.because("There is no milestone " + milestone + "."));
    }

    private boolean maySee(Contract contract) {
        return membership.sees(contract.members())
                && counterparty.id().map(contract::hasParty).orElse(true);
    }

    private Contract seen(UUID id, @Nullable Contract contract) {
        return seen(contract, () -> ProblemType.NOT_FOUND.because("There is no contract " + id + "."));
    }

    private Contract seen(@Nullable Contract contract, Supplier<RuntimeException> notThere) {
        if (contract == null || !maySee(contract)) {
            throw notThere.get();
        }
        membership.refuseTooLittle(contract.members());
        return contract;
    }
}
