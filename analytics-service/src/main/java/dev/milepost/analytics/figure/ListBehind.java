package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.MilestoneLine;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.Which;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The milestones behind a figure, as they were at its moment. */
@ApplicationScoped
class ListBehind {
    private final QuestionReader reader;
    private final Paging paging;

    @Inject
    ListBehind(QuestionReader reader, Paging paging) {
        this.reader = reader;
        this.paging = paging;
    }

    /**
     * A page.
     *
     * @param moment whether the caller named the moment; without one the list is of now at each page
     */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    MilestoneLinePage list(Frame frame, boolean moment, Which which, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        Frame named = moment
                ? frame
                : new Frame(Instant.EPOCH, frame.against(), frame.from(), frame.to(), frame.groupBy(), frame.filters());
        String list = "behind " + which + " " + named;
        List<@Nullable String> after = paging.after(list, cursor);
        UUID last = after == null ? null : UUID.fromString(Objects.requireNonNull(after.getFirst()));
        Page<MilestoneLine> page = paging.page(
                list,
                reader.milestones(frame, which, last, limit + 1),
                limit,
                line -> List.of(line.id().toString()),
                line -> line);
        return MilestoneLinePage.of(frame.asOf(), page);
    }
}
