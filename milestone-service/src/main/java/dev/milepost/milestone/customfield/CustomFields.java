package dev.milepost.milestone.customfield;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The custom fields of the tenant. */
@ApplicationScoped
class CustomFields implements PanacheRepositoryBase<CustomField, UUID> {
    CustomField get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** The field, locked against whoever is giving milestones a value. */
    CustomField locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
    }

    /** All of them, by key. */
    Map<String, CustomField> byKey() {
        return listAll().stream().collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    /** All of them, by key; none changes until the transaction ends. */
    Map<String, CustomField> heldByKey() {
        return findAll().withLock(LockModeType.PESSIMISTIC_READ).list().stream()
                .collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    /** Up to {@code limit} in the order of their keys, behind {@code after}. */
    List<CustomField> page(String after, int limit) {
        return find("fieldKey > ?1 order by fieldKey", after).page(0, limit).list();
    }

    private static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no custom field " + id + ".");
    }
}
