package dev.milepost.analytics.summary;

import dev.milepost.analytics.rollup.RollUpReader;
import dev.milepost.analytics.rollup.RollUpReader.Row;
import dev.milepost.analytics.summary.PaymentFigures.Sum;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Makes a summary of the cells of scopes. */
@ApplicationScoped
class Summarizer {
    // Where the date is ahead of all other places: what is not before today there is not overdue anywhere.
    private static final ZoneOffset EARLIEST_MIDNIGHT = ZoneOffset.ofHours(14);

    private final RollUpReader rollUps;
    private final BusinessClock clock;

    @Inject
    Summarizer(RollUpReader rollUps, BusinessClock clock) {
        this.rollUps = rollUps;
        this.clock = clock;
    }

    /** The figures of scopes that have no fact in common, together. */
    Summary summarize(List<UUID> scopes) {
        Instant now = clock.instant();
        return of(
                now,
                scopes.isEmpty()
                        ? List.of()
                        : rollUps.read(scopes, now.atOffset(EARLIEST_MIDNIGHT).toLocalDate()));
    }

    static Summary of(Instant now, List<Row> rows) {
        Map<MilestoneStatus, Long> milestones = new EnumMap<>(MilestoneStatus.class);
        DayHistogram variances = new DayHistogram();
        long overdueMilestones = 0;
        Map<String, Map<PaymentStatus, Sum>> payments = new TreeMap<>();
        Map<String, Sum> overduePayments = new TreeMap<>();
        for (Row row : rows) {
            var cell = row.cell();
            switch (cell.figure()) {
                case MILESTONES -> milestones.put(MilestoneStatus.valueOf(cell.status()), row.n());
                case MET_VARIANCES -> variances.add(cell.day(), row.n());
                case OPEN_MILESTONES -> overdueMilestones += isPast(row, now) ? row.n() : 0;
                case PAYMENTS ->
                    payments.computeIfAbsent(cell.currency(), currency -> new EnumMap<>(PaymentStatus.class))
                            .put(PaymentStatus.valueOf(cell.status()), new Sum(row.n(), row.amount()));
                case DUE_PAYMENTS -> {
                    if (isPast(row, now)) {
                        overduePayments.merge(cell.currency(), new Sum(row.n(), row.amount()), Sum::plus);
                    }
                }
            }
        }
        List<PaymentFigures> byCurrency = payments.entrySet().stream()
                .map(entry -> PaymentFigures.of(
                        entry.getKey(),
                        entry.getValue().getOrDefault(PaymentStatus.DUE, Sum.NOTHING),
                        overduePayments.getOrDefault(entry.getKey(), Sum.NOTHING),
                        entry.getValue().getOrDefault(PaymentStatus.PAID, Sum.NOTHING)))
                .filter(figures -> figures.dueCount() + figures.paidCount() > 0)
                .toList();
        return Summary.of(now, MilestoneFigures.of(milestones, overdueMilestones), variances, byCurrency);
    }

    /** Whether the date of the cell is over where its contract is. */
    private static boolean isPast(Row row, Instant now) {
        return row.cell().day()
                < now.atZone(ZoneId.of(row.cell().timeZone())).toLocalDate().toEpochDay();
    }
}
