package dev.milepost.milestone.breach;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.member.Membership;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The breaches of the contracts that the caller may see. */
@ApplicationScoped
class Breaches implements PanacheRepositoryBase<Breach, UUID> {
    private final Membership membership;

    @Inject
    Breaches(Membership membership) {
        this.membership = membership;
    }

    /** The contract of a breach that the caller may see. */
    UUID contractOf(UUID id) {
        List<String> where = new ArrayList<>(List.of("b.id = :id"));
        Map<String, Object> values = new HashMap<>(Map.of("id", id));
        membership.viewer().addTo("b.contractId", where, values);
        var query = getEntityManager()
                .createQuery("select b.contractId from Breach b where " + String.join(" and ", where), UUID.class);
        values.forEach(query::setParameter);
        UUID contract = query.getSingleResultOrNull();
        if (contract == null) {
            throw ProblemType.NOT_FOUND.because("There is no breach " + id + ".");
        }
        return contract;
    }
}
