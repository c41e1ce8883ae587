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

/** What was promised by now, and what was kept. */
@ApplicationScoped
class AskCompliance {
    private final Grouping<ComplianceFigures> grouping = new Grouping<>(Which.OBLIGATIONS, ComplianceFigures::of);
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskCompliance(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<ComplianceFigures> ask(Frame frame) {
        Groups groups = tallies.read(frame, Which.OBLIGATIONS, EnumSet.of(Block.STANDING, Block.OPEN));
        return named.of(frame, Answer.of(frame, Which.OBLIGATIONS, groups.milestones(), grouping.of(frame, groups)));
    }
}
