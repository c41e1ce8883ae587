package dev.milepost.milestone.evidence;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The evidence of the tenant, tombstones among it. */
@ApplicationScoped
class EvidenceItems implements PanacheRepositoryBase<EvidenceItem, UUID> {
    /** What is registered with a milestone under that id. */
    EvidenceItem ofMilestone(UUID milestone, UUID id) {
        return findByIdOptional(id)
                .filter(item -> item.milestoneId().equals(milestone))
                .orElseThrow(() ->
                        ProblemType.NOT_FOUND.because("The milestone " + milestone + " has no evidence " + id + "."));
    }

    /** Up to {@code limit} of a milestone's, oldest first, behind {@code after}. */
    List<EvidenceItem> page(UUID milestone, UUID after, int limit) {
        return find("milestoneId = ?1 and id > ?2 order by id", milestone, after)
                .page(0, limit)
                .list();
    }

    /** Those of {@code ids} that are there and not deleted. */
    Set<UUID> living(Collection<UUID> ids) {
        return new HashSet<>(getEntityManager()
                .createQuery("select e.id from EvidenceItem e where e.id in :ids and e.deletedAt is null", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }
}
