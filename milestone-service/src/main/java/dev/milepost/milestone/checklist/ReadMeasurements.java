package dev.milepost.milestone.checklist;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was measured for a milestone that the caller may see, newest first. */
@ApplicationScoped
class ReadMeasurements {
    private final Contracts contracts;
    private final Measurements measurements;
    private final Paging paging;

    @Inject
    ReadMeasurements(Contracts contracts, Measurements measurements, Paging paging) {
        this.contracts = contracts;
        this.measurements = measurements;
        this.paging = paging;
    }

    @Transactional
    Page<MeasurementView> list(
            UUID milestone, @Nullable UUID criterion, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "measurements " + milestone + " " + criterion;
        List<@Nullable String> key = paging.after(list, cursor);
        contracts.visibleWithMilestone(milestone);
        Measurements.After after = key == null
                ? null
                : new Measurements.After(
                        Instant.parse(String.valueOf(key.get(0))), UUID.fromString(String.valueOf(key.get(1))));
        return paging.page(
                list,
                measurements.page(milestone, criterion, after, limit + 1),
                limit,
                one -> List.of(one.measuredAt().toString(), one.id().toString()),
                MeasurementView::from);
    }
}
