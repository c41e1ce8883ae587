package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Cell;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** How much is done. */
@ApplicationScoped
class AskCompletion {
    private final QuestionReader reader;

    @Inject
    AskCompletion(QuestionReader reader) {
        this.reader = reader;
    }

    @Transactional
    Answer<CompletionFigures> ask(Frame frame) {
        List<Cell> cells = reader.cells(frame, Which.ALL);
        List<Group<CompletionFigures>> groups = new ArrayList<>();
        Grouping.of(cells, Cell::keys)
                .forEach((keys, group) -> groups.add(Grouping.group(
                        frame,
                        Which.ALL,
                        keys,
                        CompletionFigures.count(group, cell -> true),
                        CompletionFigures.of(group))));
        return Answer.of(frame, Which.ALL, reader.count(frame, Which.ALL), groups);
    }
}
