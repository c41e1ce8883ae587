package dev.milepost.milestone.milestone;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The milestones of the tenant. Whoever changes one has locked its contract first. */
@ApplicationScoped
public class Milestones implements PanacheRepositoryBase<Milestone, UUID> {
    // Native, as Hibernate would plan a tenant-filtered query anew each time; names the tenant itself.
    static final String GET = "SELECT m.* FROM milestone m WHERE m.tenant_id = :tenant AND m.id = :id";

    private static final int IN_ONE_QUERY = 500;

    private final CurrentTenant tenant;

    @Inject
    Milestones(CurrentTenant tenant) {
        this.tenant = tenant;
    }

    public Milestone get(UUID id) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(GET, Milestone.class)
                .setParameter("tenant", tenant.get())
                .setParameter("id", id)
                .uniqueResultOptional()
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no milestone " + id + "."));
    }

    public List<Milestone> ofContract(UUID contract) {
        return list("contractId = ?1 order by dueSort, id", contract);
    }

    /** Those of {@code ids} that there are. */
    public Map<UUID, Milestone> byId(List<UUID> ids) {
        Map<UUID, Milestone> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IN_ONE_QUERY) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + IN_ONE_QUERY));
            list("id in ?1", some).forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    /** The per cent of the contract's value that its milestones release, but for {@code except} and those given up. */
    BigDecimal percentAgreed(UUID contract, UUID except) {
        return getEntityManager()
                .createQuery("""
                        select coalesce(sum(m.payment.paymentPercent), 0) from Milestone m
                        where m.contractId = :contract and m.id <> :except
                          and m.standing.status not in (MISSED, WAIVED, CANCELLED)""", BigDecimal.class)
                .setParameter("contract", contract)
                .setParameter("except", except)
                .getSingleResult();
    }

    /** A currency other than {@code currency} that a milestone of the contract but {@code except} releases. */
    @Nullable
    String otherCurrency(UUID contract, UUID except, String currency) {
        return getEntityManager()
                .createQuery("""
                        select m.payment.paymentCurrency from Milestone m where m.contractId = :contract and m.id <> :except
                          and m.payment.paymentCurrency is not null and m.payment.paymentCurrency <> :currency""", String.class)
                .setParameter("contract", contract)
                .setParameter("except", except)
                .setParameter("currency", currency)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }
}
