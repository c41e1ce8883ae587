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

    /** Those of a target, by key. */
    Map<String, CustomField> byKey(FieldTarget target) {
        return list("target", target).stream().collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    /** Those of a target, by key; none changes until the transaction ends. */
    Map<String, CustomField> heldByKey(FieldTarget target) {
        return find("target", target).withLock(LockModeType.PESSIMISTIC_READ).list().stream()
                .collect(Collectors.toMap(CustomField::key, Function.identity()));
    }

    /** Up to {@code limit} of some targets in the order of their keys, behind the one of that key and id. */
    List<CustomField> page(List<FieldTarget> targets, String key, UUID id, int limit) {
        return find(
                        "target in ?1 and (fieldKey > ?2 or (fieldKey = ?2 and id > ?3)) order by fieldKey, id",
                        targets,
                        key,
                        id)
                .page(0, limit)
                .list();
    }

    private static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no custom field " + id + ".");
    }
}
