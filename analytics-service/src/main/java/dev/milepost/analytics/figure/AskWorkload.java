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

/** What is open, and when it is due. */
@ApplicationScoped
class AskWorkload {
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskWorkload(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<WorkloadFigures> ask(Frame frame) {
        Groups groups = tallies.read(frame, Which.OPEN, EnumSet.of(Block.STANDING));
        return named.of(
                frame,
                Answer.of(
                        frame,
                        Which.OPEN,
                        groups.milestones(),
                        Grouping.of(frame, Which.OPEN, groups, WorkloadFigures::of)));
    }
}
