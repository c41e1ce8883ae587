package dev.milepost.milestone.payment;

import dev.milepost.events.PaymentStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The payments of the tenant. Changed only under the lock of their contract. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {
    /** The payment of a milestone that is not cancelled. */
    public Optional<Payment> live(UUID milestone) {
        return find("milestoneId = ?1 and status <> ?2", milestone, PaymentStatus.CANCELLED)
                .firstResultOptional();
    }

    /** All payments of a contract, the cancelled ones too. */
    List<Payment> ofContract(UUID contract) {
        return list("contractId = ?1 order by id", contract);
    }

    void record(PaymentEntry entry) {
        getEntityManager().persist(entry);
    }

    List<PaymentEntry> entries(UUID payment) {
        return getEntityManager()
                .createQuery("from PaymentEntry e where e.paymentId = :payment order by e.id", PaymentEntry.class)
                .setParameter("payment", payment)
                .getResultList();
    }
}
