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

    /** Those whose names come after {@code name}, in the order of their names. */
    List<ContractTemplate> after(String name, @Nullable String kind, int most) {
        var query = kind == null
                ? find("name > ?1 order by name", name)
                : find("name > ?1 and kind = ?2 order by name", name, kind);
        return query.page(0, most).list();
    }

    static RuntimeException missing(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no template " + id + ".");
    }
}
