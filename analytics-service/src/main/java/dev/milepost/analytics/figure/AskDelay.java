package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Groups;
import dev.milepost.analytics.question.Tallies;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.Block;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;

/** How late what is late. */
@ApplicationScoped
class AskDelay {
    private final Grouping<DelayFigures> grouping = new Grouping<>(Which.MEASURED, DelayFigures::of);
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskDelay(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<DelayFigures> ask(Frame frame) {
        Groups groups = tallies.readUntilNow(
                frame, Which.ALL, Which.MEASURED, EnumSet.of(Block.STANDING, Block.OPEN, Block.SLIPPING));
        return named.of(frame, Answer.of(frame, Which.MEASURED, groups.milestones(), grouping.of(frame, groups)));
    }
}
