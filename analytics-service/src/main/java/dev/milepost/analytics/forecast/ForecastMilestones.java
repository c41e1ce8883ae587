package dev.milepost.analytics.forecast;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.MilestoneLine;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.Tallies;
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

/** The open milestones of a frame and what is likely to become of each. */
@ApplicationScoped
public class ForecastMilestones {
    private final QuestionReader reader;
    private final ChancesReader chances;
    private final Tallies tallies;
    private final Paging paging;

    @Inject
    ForecastMilestones(QuestionReader reader, ChancesReader chances, Tallies tallies, Paging paging) {
        this.reader = reader;
        this.chances = chances;
        this.tallies = tallies;
        this.paging = paging;
    }

    /** What is known of how late milestones come, as of the moment of {@code frame}. */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    public Chances chances(Frame frame) {
        return chances.read(frame.asOf(), frame.against());
    }

    /** The forecasts of the open milestones after {@code after}, in the order of their ids. */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    public List<MilestoneForecast> page(Frame frame, Chances known, @Nullable UUID after, int rows) {
        return reader.milestones(frame, Which.OPEN, after, rows).stream()
                .map(line -> MilestoneForecast.of(line, frame.against(), known))
                .toList();
    }

    /**
     * A page.
     *
     * @param moment whether the caller named the moment; without one the list is of now at each page
     */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    MilestoneForecastPage forecast(Frame frame, boolean moment, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        Frame named = moment
                ? frame
                : new Frame(Instant.EPOCH, frame.against(), frame.from(), frame.to(), frame.groupBy(), frame.filters());
        String list = "forecast " + named;
        List<@Nullable String> after = paging.after(list, cursor);
        UUID last = after == null ? null : UUID.fromString(Objects.requireNonNull(after.getFirst()));
        List<MilestoneLine> lines = reader.milestones(frame, Which.OPEN, last, limit + 1);
        long milestones = moment && after != null && after.size() > 1
                ? Long.parseLong(Objects.requireNonNull(after.getLast())) // of the same moment it is the same
                : tallies.count(frame, Which.OPEN);
        Chances known = chances.read(frame.asOf(), frame.against());
        Page<MilestoneForecast> page = paging.page(
                list,
                lines,
                limit,
                line -> List.of(line.id().toString(), String.valueOf(milestones)),
                line -> MilestoneForecast.of(line, frame.against(), known));
        return MilestoneForecastPage.of(frame.asOf(), milestones, frame.drillDown(Which.OPEN, List.of()), page);
    }
}
