package dev.milepost.analytics.summary;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.Labels;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.rollup.Promise;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import dev.milepost.analytics.summary.PaymentFigures.Sum;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a summary of a tally. */
@ApplicationScoped
class Summarizer {
    private final BusinessClock clock;

    @Inject
    Summarizer(BusinessClock clock) {
        this.clock = clock;
    }

    Summary summarize(Tally tally) {
        return of(Map.of(), tally);
    }

    Summary summarize(UUID contract, Tally tally) {
        return of(Map.of(new Key(Dimension.CONTRACT, null), List.of(contract.toString())), tally);
    }

    private Summary of(Map<Key, List<@Nullable String>> filters, Tally tally) {
        Instant now = clock.instant();
        Frame frame = new Frame(now, Against.BASELINE, null, null, List.of(), filters);
        Standing agreed = new Standing(tally, Promise.BASELINE, now);
        Standing current = new Standing(tally, Promise.CURRENT, now);
        Map<MilestoneStatus, Long> milestones = new EnumMap<>(MilestoneStatus.class);
        for (MilestoneStatus status : MilestoneStatus.values()) {
            milestones.put(status, agreed.in(status));
        }
        return Summary.of(
                frame, MilestoneFigures.of(milestones, current.overdues()), agreed.variances(), payments(current));
    }

    private static List<PaymentFigures> payments(Standing them) {
        Map<String, Sum> due = new TreeMap<>();
        Map<String, Sum> paid = new TreeMap<>();
        Tally tally = them.tally();
        tally.counts(Section.PAYMENTS).forEach((label, n) -> {
            if (PaymentStatus.valueOf(Labels.last(label)).isOpen()) {
                BigDecimal outstanding = tally.sums(Section.OUTSTANDING, label).total();
                due.merge(Labels.first(label), new Sum(n.count(), outstanding), Sum::plus);
            }
        });
        tally.counts(Section.PARTS)
                .forEach((currency, n) -> paid.put(
                        currency,
                        new Sum(n.count(), tally.sums(Section.PAID, currency).total())));
        Map<String, Sum> all = new TreeMap<>(due);
        all.putAll(paid);
        return all.keySet().stream()
                .map(currency -> PaymentFigures.of(
                        currency,
                        due.getOrDefault(currency, Sum.NOTHING),
                        new Sum(them.overduePayments(currency), them.overdueAmount(currency)),
                        paid.getOrDefault(currency, Sum.NOTHING)))
                .toList();
    }
}
