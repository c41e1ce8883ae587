package dev.milepost.analytics.forecast;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.MilestoneLine;
import dev.milepost.analytics.question.Tallies;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.Block;
import dev.milepost.analytics.rollup.DayHistogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Learns chances from all milestones that the caller may see, as they were at a moment. */
@ApplicationScoped
class ChancesReader {
    private static final List<Key> KIND = List.of(new Key(Dimension.COUNTERPARTY, null), new Key(Dimension.TYPE, null));

    private final Tallies tallies;

    @Inject
    ChancesReader(Tallies tallies) {
        this.tallies = tallies;
    }

    Chances read(Instant asOf, Against against) {
        Map<Chances.Kind, DayHistogram> measured = new HashMap<>();
        tallies.readAll(kinds(asOf, against), Which.MEASURED, EnumSet.of(Block.STANDING))
                .forEach((keys, them) -> measured.put(kind(keys), them.variances()));
        return new Chances(measured);
    }

    /** The frame whose groups are kinds. */
    static Frame kinds(Instant asOf, Against against) {
        return new Frame(asOf, against, null, null, KIND, Map.of());
    }

    /** The same milestones by kinds. */
    static Frame byKind(Frame frame) {
        return new Frame(frame.asOf(), frame.against(), frame.from(), frame.to(), KIND, frame.filters());
    }

    static Chances.Kind kind(List<@Nullable String> keys) {
        return new Chances.Kind(keys.getFirst(), Objects.requireNonNull(keys.getLast()));
    }

    static Chances.Kind kind(MilestoneLine line) {
        return new Chances.Kind(
                line.counterpartyId() == null ? null : line.counterpartyId().toString(),
                line.type().name());
    }

    static @Nullable LocalDate promised(MilestoneLine line, Against against) {
        return against == Against.BASELINE && line.baselineDueDate() != null ? line.baselineDueDate() : line.dueDate();
    }
}
