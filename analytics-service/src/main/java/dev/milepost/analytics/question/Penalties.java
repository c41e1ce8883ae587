package dev.milepost.analytics.question;

import dev.milepost.analytics.history.RateColumn;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.events.TimeRate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the open milestones whose lateness costs something. */
@ApplicationScoped
public class Penalties {
    private final QuestionReader reader;
    private final VisibleContracts visible;

    @Inject
    Penalties(QuestionReader reader, VisibleContracts visible) {
        this.reader = reader;
        this.visible = visible;
    }

    /**
     * A milestone that is past the date that its rate counts from.
     *
     * @param gross what it would release
     * @param contractValue null where the contract has none
     * @param due the day that the rate counts from
     * @param today where its contract is
     */
    public record Late(
            List<@Nullable String> keys,
            TimeRate rate,
            BigDecimal gross,
            @Nullable String currency,
            @Nullable BigDecimal contractValue,
            LocalDate due,
            LocalDate today) {}

    /** Tells {@code lates} those of {@code frame}, which may be as many as the open milestones. */
    public void read(Frame frame, Consumer<Late> lates) {
        Source source = Source.milestones(frame.against());
        Map<String, TimeRate> rates = new HashMap<>(); // a contract's milestones have one
        reader.read(
                frame,
                source,
                Reach.of(visible.sight()),
                sql -> {
                    sql.add("SELECT " + sql.keys() + ", " + QuestionSql.RATE + ", " + QuestionReader.VALUE + ", "
                            + source.currency() + ", c.value, " + QuestionSql.COUNTED_FROM + ", " + sql.today());
                    sql.from().only(Which.PENALIZED);
                },
                row -> lates.accept(new Late(
                        QuestionReader.keys(frame, row),
                        rates.computeIfAbsent(row.getString(3), RateColumn::rate),
                        row.getBigDecimal(4),
                        row.getString(5),
                        row.getBigDecimal(6),
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class))));
    }

    /** How many there are, each once. */
    public long milestones(Frame frame) {
        return reader.count(frame, Reach.of(visible.sight()), Which.PENALIZED);
    }
}
