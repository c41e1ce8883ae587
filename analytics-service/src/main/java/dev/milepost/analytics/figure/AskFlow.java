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

/** How work flows. */
@ApplicationScoped
class AskFlow {
    private final Grouping<FlowFigures> grouping = new Grouping<>(Which.ALL, FlowFigures::of);
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskFlow(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<FlowFigures> ask(Frame frame) {
        Groups groups = tallies.read(frame, Which.ALL, EnumSet.of(Block.STANDING, Block.FLOW));
        return named.of(frame, Answer.of(frame, Which.ALL, groups.milestones(), grouping.of(frame, groups)));
    }
}
