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

/** How much is done. */
@ApplicationScoped
class AskCompletion {
    private final Grouping<CompletionFigures> grouping = new Grouping<>(Which.ALL, CompletionFigures::of);
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskCompletion(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<CompletionFigures> ask(Frame frame) {
        Groups groups = tallies.read(frame, Which.ALL, EnumSet.of(Block.STANDING, Block.OPEN));
        return named.of(frame, Answer.of(frame, Which.ALL, groups.milestones(), grouping.of(frame, groups)));
    }
}
