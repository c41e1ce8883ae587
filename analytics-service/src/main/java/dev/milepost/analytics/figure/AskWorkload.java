package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Groups;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.Tallies;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.Block;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is open, and when it is due. */
@ApplicationScoped
class AskWorkload {
    private static final Set<Block> BLOCKS = Set.of(Block.STANDING, Block.OPEN);
    /** So many owners at once, each in as many groups as there are weeks. */
    private static final int VALUES_OF_A_PART = 25;

    private static final int GROUPS_OF_A_PART = 1_000;

    private final Grouping<WorkloadFigures> grouping = new Grouping<>(Which.OPEN, WorkloadFigures::of);
    private final Tallies tallies;
    private final Named named;

    @Inject
    AskWorkload(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // nothing is to be committed: that takes three statements
    Answer<WorkloadFigures> ask(Frame frame) {
        return answer(frame, tallies.read(frame, Which.OPEN, BLOCKS));
    }

    /**
     * The same for files, however many groups there are: in parts, whose groups follow one another as in the answer. What can
     * be refused is refused now; a part of owners by weeks and the like is read when it is asked for.
     */
    Iterable<Answer<WorkloadFigures>> inParts(Frame frame) {
        if (frame.groupBy().size() < 2
                || frame.groupBy().getFirst().dimension() == Dimension.TAG // one with two tags is in the groups of both
                || !frame.withheld().isEmpty()) { // how many groups are kept back is said in the first row
            return slices(answer(frame, tallies.readAll(frame, Which.OPEN, BLOCKS)));
        }
        Key first = frame.groupBy().getFirst();
        List<@Nullable String> values = values(tallies.readAll(frame.groupedBy(List.of(first)), Which.OPEN, BLOCKS));
        return () -> slices(values, VALUES_OF_A_PART).stream()
                .map(some -> frame.only(first, some))
                .map(part -> answer(part, tallies.readAll(part, Which.OPEN, BLOCKS)))
                .iterator();
    }

    private Answer<WorkloadFigures> answer(Frame frame, Groups groups) {
        return named.of(frame, Answer.of(frame, Which.OPEN, groups.milestones(), grouping.of(frame, groups)));
    }

    private static List<@Nullable String> values(Groups groups) {
        List<@Nullable String> values = new ArrayList<>();
        for (Groups.One group : groups.of()) {
            values.add(group.keys().getFirst());
        }
        return values;
    }

    private static List<Answer<WorkloadFigures>> slices(Answer<WorkloadFigures> answer) {
        return answer.groups().isEmpty()
                ? List.of(answer)
                : slices(answer.groups(), GROUPS_OF_A_PART).stream()
                        .map(answer::with)
                        .toList();
    }

    private static <T> List<List<T>> slices(List<T> all, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            slices.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return slices;
    }
}
