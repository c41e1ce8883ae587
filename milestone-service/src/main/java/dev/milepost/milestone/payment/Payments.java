package dev.milepost.milestone.payment;

import dev.milepost.events.PaymentStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments of the tenant. Changed only under the lock of their contract. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {
    /** The payments of a milestone that are not cancelled: at most one of each kind. */
    public List<Payment> live(UUID milestone) {
        return list("milestoneId = ?1 and status <> ?2 order by id", milestone, PaymentStatus.CANCELLED);
    }

    /** All payments of a contract, the cancelled ones too. */
    List<Payment> ofContract(UUID contract) {
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
