package dev.milepost.alert.policy;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the policies of the tenant; a counterparty's user finds none. */
@ApplicationScoped
class ReadPolicies {
    private final EntityManager entities;
    private final Paging paging;
    private final Caller caller;

    @Inject
    ReadPolicies(EntityManager entities, Paging paging, Caller caller) {
        this.entities = entities;
        this.paging = paging;
        this.caller = caller;
    }

    @Transactional
    PolicyView get(UUID id) {
        Policy policy = caller.party().isPresent() ? null : entities.find(Policy.class, id);
        if (policy == null) {
            throw unknown(id);
        }
        return PolicyView.from(policy);
    }

    @Transactional
    Page<PolicyView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("policies", cursor);
        List<Policy> rows = caller.party().isPresent()
                ? List.of()
                : entities.createQuery("from Policy where name > :after order by name", Policy.class)
                        .setParameter("after", after == null ? "" : String.valueOf(after.getFirst()))
                        .setMaxResults(limit + 1)
                        .getResultList();
        return paging.page("policies", rows, limit, row -> List.of(row.name), PolicyView::from);
    }

    static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no policy " + id + ".");
    }
}
