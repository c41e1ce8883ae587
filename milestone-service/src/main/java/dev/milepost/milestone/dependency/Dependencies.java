package dev.milepost.milestone.dependency;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The dependencies of the tenant. Whoever changes one has locked its contract first. */
@ApplicationScoped
public class Dependencies implements PanacheRepositoryBase<Dependency, UUID> {
    Dependency of(UUID contract, UUID id) {
        return find("id = ?1 and contractId = ?2", id, contract)
                .firstResultOptional()
                .orElseThrow(
                        () -> ProblemType.NOT_FOUND.because("There is no dependency " + id + " in this contract."));
    }

    List<Dependency> ofMilestone(UUID milestone) {
        return list("predecessorId = ?1 or successorId = ?1", milestone);
    }

    /** Those of a contract, the oldest first. */
    public List<Dependency> ofContract(UUID contract) {
        return list("contractId = ?1 order by id", contract);
    }

    List<Circle.Edge> edges(UUID contract) {
        return getEntityManager()
                .createQuery(
                        "select d.predecessorId, d.successorId from Dependency d where d.contractId = :contract",
                        Object[].class)
                .setParameter("contract", contract)
                .getResultStream()
                .map(row -> new Circle.Edge((UUID) row[0], (UUID) row[1]))
                .toList();
    }
}
