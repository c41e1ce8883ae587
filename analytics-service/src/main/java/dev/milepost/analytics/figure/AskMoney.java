package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Groups;
import dev.milepost.analytics.question.Labels;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.question.Tallies;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.Block;
import dev.milepost.analytics.rollup.Section;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;

/** What is due and what was paid; never added up over currencies. */
@ApplicationScoped
class AskMoney {
    private final Grouping<MoneyFigures> grouping = new Grouping<>(Which.WITH_PAYMENT, AskMoney::figures);
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskMoney(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<MoneyFigures> ask(Frame frame) {
        Groups groups = tallies.read(frame, Which.WITH_PAYMENT, EnumSet.of(Block.MONEY, Block.UNPAID));
        return named.of(frame, Answer.of(frame, Which.WITH_PAYMENT, groups.milestones(), grouping.of(frame, groups)));
    }

    private static MoneyFigures figures(Standing them) {
        return MoneyFigures.of(currency(them), them);
    }

    private static String currency(Standing them) {
        List<String> currencies = them.tally().counts(Section.PAYMENTS).keySet().stream()
                .map(Labels::first)
                .distinct()
                .sorted()
                .toList();
        if (currencies.size() > 1) {
            throw Currencies.mixed("payments", currencies);
        }
        return currencies.getFirst();
    }
}
