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

/** Who stands for the delay. */
@ApplicationScoped
class AskBottlenecks {
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskBottlenecks(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<BottleneckFigures> ask(Frame frame) {
        Groups groups = tallies.read(frame, Which.MEASURED, EnumSet.of(Block.STANDING));
        Groups shown = groups.shown(frame); // a share or a test of the others would tell of those that are kept back
        return named.of(
                frame,
                Answer.of(frame, Which.MEASURED, groups.milestones(), Bottlenecks.of(frame, shown))
                        .without(groups.of().size() - shown.of().size()));
    }
}
