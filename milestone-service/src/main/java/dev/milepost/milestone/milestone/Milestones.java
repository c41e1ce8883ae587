package dev.milepost.milestone.milestone;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** The milestones of the tenant. Whoever changes one has locked its contract first. */
@ApplicationScoped
public class Milestones implements PanacheRepositoryBase<Milestone, UUID> {
    public Milestone get(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no milestone " + id + "."));
    }

    public List<Milestone> ofContract(UUID contract) {
        return list("contractId = ?1 order by dueSort, id", contract);
    }

    /** The per cent of the contract's value that its milestones release, but for {@code except} and those given up. */
    BigDecimal percentAgreed(UUID contract, UUID except) {
        return getEntityManager()
                .createQuery("""
                        select coalesce(sum(m.paymentPercent), 0) from Milestone m
                        where m.contractId = :contract and m.id <> :except
                          and m.status not in (MISSED, WAIVED, CANCELLED)""", BigDecimal.class)
                .setParameter("contract", contract)
                .setParameter("except", except)
                .getSingleResult();
    }

    List<MilestoneChange> history(UUID milestone) {
        return getEntityManager()
                .createQuery(
                        "from MilestoneChange c where c.milestoneId = :milestone order by c.id", MilestoneChange.class)
                .setParameter("milestone", milestone)
                .getResultList();
    }

    void record(MilestoneChange change) {
        getEntityManager().persist(change);
    }
}
