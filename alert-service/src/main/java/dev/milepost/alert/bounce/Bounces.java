package dev.milepost.alert.bounce;

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

/** Lists the addresses that mails came back from, and forgets one, so that mails go there again. */
@ApplicationScoped
class Bounces {
    private final EntityManager entities;
    private final Paging paging;
    private final Caller caller;

    @Inject
    Bounces(EntityManager entities, Paging paging, Caller caller) {
        this.entities = entities;
        this.paging = paging;
        this.caller = caller;
    }

    @Transactional
    Page<BounceView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("bounces", cursor);
        List<BouncedAddress> rows = caller.party().isPresent()
                ? List.of()
                : entities.createQuery(
                                "from BouncedAddress where address > :after order by address", BouncedAddress.class)
                        .setParameter("after", after == null ? "" : String.valueOf(after.getFirst()))
                        .setMaxResults(limit + 1)
                        .getResultList();
        return paging.page("bounces", rows, limit, row -> List.of(row.address), BounceView::from);
    }

    @Transactional
    void forget(UUID id) {
        BouncedAddress bounced = caller.party().isPresent() ? null : entities.find(BouncedAddress.class, id);
        if (bounced == null) {
            throw ProblemType.NOT_FOUND.because("There is no bounce " + id + ".");
        }
        entities.remove(bounced);
    }
}
