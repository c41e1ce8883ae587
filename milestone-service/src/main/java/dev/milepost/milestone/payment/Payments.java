package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentStatus;
import dev.milepost.milestone.instalment.Released;
import dev.milepost.milestone.value.Moneys;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments of the tenant. Changed only under the lock of their contract. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {
    /** The payments of a milestone that are not cancelled: at most one of each kind. */
    public List<Payment> live(UUID milestone) {
        return list("milestoneId = ?1 and status <> ?2 order by id", milestone, PaymentStatus.CANCELLED);
    }

    /** What the payments of a contract that are not cancelled add up to. */
    public Released released(UUID contract) {
        Object[] sums = getEntityManager()
                .createQuery("""
                        select coalesce(sum(p.breakdown.exactGross), 0),
                          coalesce(sum(case when p.breakdown.exactGross is null then 0 else p.breakdown.gross end), 0),
                          coalesce(sum(p.breakdown.retentionHeld), 0),
                          coalesce(sum(case when p.kind = RETENTION then p.breakdown.gross else 0 end), 0),
                          coalesce(sum(case when p.kind = ADVANCE then p.paid else 0 end), 0),
                          coalesce(sum(p.breakdown.advanceRecovered), 0)
                        from Payment p where p.contractId = :contract and p.status <> CANCELLED""", Object[].class)
                .setParameter("contract", contract)
                .getSingleResult();
        return new Released(
                (BigDecimal) sums[0],
                (BigDecimal) sums[1],
                (BigDecimal) sums[2],
                (BigDecimal) sums[3],
                (BigDecimal) sums[4],
                (BigDecimal) sums[5]);
    }

    /** The gross of a milestone's instalment, once it is released. */
    public Optional<Money> grossOf(UUID milestone) {
        return live(milestone).stream()
                .filter(Payment::isInstalment)
                .map(one -> Moneys.of(one.breakdown().gross(), one.money().currency()))
                .findFirst();
    }

    boolean hasLiveAdvance(UUID contract) {
        return count(
                        "contractId = ?1 and kind = ?2 and status <> ?3",
                        contract,
                        PaymentKind.ADVANCE,
                        PaymentStatus.CANCELLED)
                > 0;
    }

    /** Those of {@code milestones} that are met. */
    Set<UUID> met(Set<UUID> milestones) {
        return milestones.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery(
                                "select m.id from Milestone m where m.id in :ids and m.standing.status = MET",
                                UUID.class)
                        .setParameter("ids", milestones)
                        .getResultList());
    }

    /** All payments of a contract, the cancelled ones too. */
    public List<Payment> ofContract(UUID contract) {
        return list("contractId = ?1 order by id", contract);
    }

    void record(PaymentEntry entry) {
        getEntityManager().persist(entry);
    }

    @Nullable
    PaymentEntry entry(UUID id) {
        return getEntityManager()
                .createQuery("from PaymentEntry e where e.id = :id", PaymentEntry.class)
                .setParameter("id", id)
                .getSingleResultOrNull();
    }

    boolean isReversed(UUID entry) {
        return getEntityManager()
                        .createQuery("select count(e) from PaymentEntry e where e.reversesId = :id", Long.class)
                        .setParameter("id", entry)
                        .getSingleResult()
                > 0;
    }

    List<PaymentEntry> entries(UUID payment) {
        return getEntityManager()
                .createQuery("from PaymentEntry e where e.paymentId = :payment order by e.id", PaymentEntry.class)
                .setParameter("payment", payment)
                .getResultList();
    }
}
