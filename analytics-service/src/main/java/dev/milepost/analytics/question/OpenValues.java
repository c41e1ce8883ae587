package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what is paid for open milestones that have a promised date. */
@ApplicationScoped
public class OpenValues {
    private final QuestionReader reader;
    private final VisibleContracts visible;

    @Inject
    OpenValues(QuestionReader reader, VisibleContracts visible) {
        this.reader = reader;
        this.visible = visible;
    }

    /**
     * What milestones that nothing tells apart are worth.
     *
     * @param days from the promised date to today; below 0 before it
     * @param n how many they are
     * @param sum of their values
     * @param squares the sum of the squares of their values
     */
    public record Worth(
            List<@Nullable String> keys,
            String currency,
            LocalDate promised,
            int days,
            long n,
            BigDecimal sum,
            BigDecimal squares) {}

    /** Tells {@code worths} those of {@code frame} by its groups; they may be as many as the open milestones. */
    public void read(Frame frame, Consumer<Worth> worths) {
        Source source = Source.milestones(frame.against());
        reader.read(
                frame,
                source,
                Reach.of(visible.sight()),
                sql -> {
                    sql.add(
                            "SELECT k1, k2, paid_in, promise, behind, COUNT(*), SUM(worth), SUM(worth * worth) FROM (SELECT "
                                    + sql.keys() + ", " + source.currency() + " AS paid_in, " + source.date()
                                    + " AS promise, "
                                    + sql.days() + " AS behind, ROUND(" + QuestionReader.VALUE + ", 4) AS worth");
                    sql.from().only(Which.VALUED);
                    sql.add(") x GROUP BY k1, k2, paid_in, promise, behind");
                },
                row -> worths.accept(new Worth(
                        QuestionReader.keys(frame, row),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getInt(5),
                        row.getLong(6),
                        row.getBigDecimal(7),
                        row.getBigDecimal(8))));
    }
}
