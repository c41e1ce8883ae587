package dev.milepost.milestone.extension;

import dev.milepost.events.ExtensionStatus;
import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The requests of the tenant. Whoever reads one has looked first whether the caller may see its contract. */
@ApplicationScoped
class Extensions implements PanacheRepositoryBase<Extension, UUID> {
    /** The contract of a request, which is locked before the request is read. */
    UUID contractOf(UUID id) {
        UUID contract = getEntityManager()
                .createQuery("select e.contractId from Extension e where e.id = :id", UUID.class)
                .setParameter("id", id)
                .getSingleResultOrNull();
        if (contract == null) {
            throw notThere(id);
        }
        return contract;
    }

    Extension get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notThere(id));
    }

    boolean isWaiting(UUID milestone) {
        return count("milestoneId = ?1 and status = ?2", milestone, ExtensionStatus.REQUESTED) > 0;
    }

    static RuntimeException notThere(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no extension request " + id + ".");
    }
}
