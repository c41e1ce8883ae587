package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Groups;
import dev.milepost.analytics.question.Penalties;
import dev.milepost.analytics.question.Penalties.Late;
import dev.milepost.analytics.question.Tallies;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.summary.AmountView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lateness costs as things stand; never added up over currencies. */
@ApplicationScoped
class AskPenalties {
    private final Penalties penalties;
    private final Named named;

    @Inject
    AskPenalties(Penalties penalties, Named named) {
        this.penalties = penalties;
        this.named = named;
    }

    private static final class Sum {
        private final String currency;
        private BigDecimal amount = BigDecimal.ZERO;
        private long milestones;
        private long charged;

        Sum(String currency) {
            this.currency = currency;
        }

        void add(Late late, String own) {
            if (!own.equals(currency)) {
                throw Currencies.mixed("penalties", List.of(currency, own));
            }
            BigDecimal penalty =
                    Penalty.of(late.rate(), late.gross(), own, late.contractValue(), late.due(), late.today());
            amount = amount.add(penalty);
            milestones++;
            charged += penalty.signum() > 0 ? 1 : 0;
        }
    }

    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    Answer<PenaltyFigures> ask(Frame frame) {
        Map<List<@Nullable String>, Sum> sums = new TreeMap<>(Groups.ORDER);
        penalties.read(frame, late -> {
            String currency = late.currency();
            if (currency != null) { // an amount of no currency is none
                sums.computeIfAbsent(late.keys(), none -> new Sum(currency)).add(late, currency);
            }
        });
        Tallies.refuseMoreThanAnybodyReads(sums.size());
        List<Group<PenaltyFigures>> groups = new ArrayList<>();
        sums.forEach((keys, sum) -> groups.add(Grouping.group(
                frame,
                Which.PENALIZED,
                keys,
                sum.milestones,
                new PenaltyFigures(AmountView.of(sum.amount, sum.currency), sum.charged))));
        return named.of(frame, Answer.of(frame, Which.PENALIZED, penalties.milestones(frame), groups));
    }
}
