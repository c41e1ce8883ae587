package dev.milepost.milestone.checklist;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The measurements of the tenant. The latest is the one measured last, and of two at the same moment the one recorded last. */
@ApplicationScoped
class Measurements implements PanacheRepositoryBase<Measurement, UUID> {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    /** Where a page begins: behind this measurement. */
    record After(Instant measuredAt, UUID id) {}

    /** Up to {@code limit}, newest first. */
    List<Measurement> page(UUID milestone, @Nullable UUID criterion, @Nullable After after, int limit) {
        Instant at = after == null ? END : after.measuredAt();
        UUID id = after == null ? LAST : after.id();
        String behind = "(measuredAt < ?2 or measuredAt = ?2 and id < ?3) order by measuredAt desc, id desc";
        var found = criterion == null
                ? find("milestoneId = ?1 and " + behind, milestone, at, id)
                : find("milestoneId = ?1 and criterionId = ?4 and " + behind, milestone, at, id, criterion);
        return found.page(0, limit).list();
    }

    Measurement latest(UUID milestone, UUID criterion) {
        return page(milestone, criterion, null, 1).getFirst();
    }
}
