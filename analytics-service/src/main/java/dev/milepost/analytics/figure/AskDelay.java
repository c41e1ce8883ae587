package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Cell;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.MoveCell;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.ReasonCell;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How late what is late. */
@ApplicationScoped
class AskDelay {
    private final QuestionReader reader;

    @Inject
    AskDelay(QuestionReader reader) {
        this.reader = reader;
    }

    @Transactional
    Answer<DelayFigures> ask(Frame frame) {
        Map<List<@Nullable String>, List<MoveCell>> moves = Grouping.of(reader.moves(frame), MoveCell::keys);
        Map<List<@Nullable String>, List<ReasonCell>> reasons =
                Grouping.of(reader.reasons(frame, DelayFigures.MOST_REASONS), ReasonCell::keys);
        List<Group<DelayFigures>> groups = new ArrayList<>();
        Grouping.of(reader.cells(frame, Which.ALL), Cell::keys)
                .forEach((keys, group) -> groups.add(Grouping.group(
                        frame,
                        Which.MEASURED,
                        keys,
                        CompletionFigures.count(group, Cell::isMeasured),
                        DelayFigures.of(
                                group, moves.getOrDefault(keys, List.of()), reasons.getOrDefault(keys, List.of())))));
        return Answer.of(frame, Which.MEASURED, reader.count(frame, Which.MEASURED), groups);
    }
}
