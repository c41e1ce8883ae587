package dev.milepost.alert.digest;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the caller's own digests, the newest first. */
@ApplicationScoped
class ListDigests {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final EntityManager entities;
    private final Known known;
    private final Paging paging;
    private final Caller caller;

    @Inject
    ListDigests(EntityManager entities, Known known, Paging paging, Caller caller) {
        this.entities = entities;
        this.known = known;
        this.paging = paging;
        this.caller = caller;
    }

    @Transactional
    Page<DigestView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        UUID me = known.personOf(caller.subject())
                .map(KnownPerson::id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "Nothing is known of you yet: call GET /api/v1/people/me of milestone-service once."));
        String list = "digests of " + me;
        List<@Nullable String> after = paging.after(list, cursor);
        List<Digest> rows = entities.createQuery("""
                        from Digest where personId = :me and (dueAt < :moment or dueAt = :moment and id < :id)
                        order by dueAt desc, id desc""", Digest.class)
                .setParameter("me", me)
                .setParameter("moment", after == null ? END : Instant.parse(String.valueOf(after.get(0))))
                .setParameter("id", after == null ? new UUID(0, 0) : UUID.fromString(String.valueOf(after.get(1))))
                .setMaxResults(limit + 1)
                .getResultList();
        return paging.page(
                list, rows, limit, row -> List.of(row.dueAt.toString(), row.id.toString()), DigestView::from);
    }
}
