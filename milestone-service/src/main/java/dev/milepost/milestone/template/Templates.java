package dev.milepost.milestone.template;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The templates of the tenant. */
@ApplicationScoped
class Templates implements PanacheRepositoryBase<ContractTemplate, UUID> {
    ContractTemplate locked(UUID id) {
        ContractTemplate found = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw missing(id);
        }
        return found;
    }

    Optional<ContractTemplate> findByName(String name) {
        return find("name", name).firstResultOptional();
    }

    /** Those whose names come after {@code name}, in the order of their names, without what they say. */
    List<TemplateSummary> after(String name, @Nullable String kind, int most) {
        var query = getEntityManager()
                .createQuery(
                        "select new dev.milepost.milestone.template.TemplateSummary(t.id, t.version, false, t.name, t.kind,"
                                + " t.description, t.milestones) from ContractTemplate t where t.name > :name"
                                + (kind == null ? "" : " and t.kind = :kind") + " order by t.name",
                        TemplateSummary.class)
                .setParameter("name", name)
                .setMaxResults(most);
        return (kind == null ? query : query.setParameter("kind", kind)).getResultList();
    }

    static RuntimeException missing(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no template " + id + ".");
    }
}
