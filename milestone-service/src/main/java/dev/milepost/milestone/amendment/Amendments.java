package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentStatus;
import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The amendments of the tenant. Whoever reads one has looked first whether the caller may see its contract. */
@ApplicationScoped
class Amendments implements PanacheRepositoryBase<Amendment, UUID> {
    /** The contract of an amendment, which is locked before the amendment is read. */
    UUID contractOf(UUID id) {
        UUID contract = getEntityManager()
                .createQuery("select a.contractId from Amendment a where a.id = :id", UUID.class)
                .setParameter("id", id)
                .getSingleResultOrNull();
        if (contract == null) {
            throw notThere(id);
        }
        return contract;
    }

    Amendment get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notThere(id));
    }

    static RuntimeException notThere(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no amendment " + id + ".");
    }

    boolean isTaken(UUID contract, int number) {
        return count("contractId = ?1 and number = ?2", contract, number) > 0;
    }

    /** The number of the last one; 0 before the first. */
    int last(UUID contract) {
        return Objects.requireNonNull(getEntityManager()
                .createQuery(
                        "select coalesce(max(a.number), 0) from Amendment a where a.contractId = :contract",
                        Integer.class)
                .setParameter("contract", contract)
                .getSingleResult());
    }

    /** Those of a contract with a number below {@code before}, the newest first. */
    List<Amendment> page(UUID contract, List<AmendmentStatus> statuses, int before, int most) {
        List<String> where = new ArrayList<>(List.of("contractId = :contract and number < :before"));
        Map<String, Object> values = new java.util.HashMap<>(Map.of("contract", contract, "before", before));
        if (!statuses.isEmpty()) {
            where.add("status in :statuses");
            values.put("statuses", statuses);
        }
        return find(String.join(" and ", where) + " order by number desc", values)
                .page(0, most)
                .list();
    }
}
