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

/** What is open, and when it is due. */
@ApplicationScoped
class AskWorkload {
    private final QuestionReader reader;

    @Inject
    AskWorkload(QuestionReader reader) {
        this.reader = reader;
    }

    @Transactional
    Answer<WorkloadFigures> ask(Frame frame) {
        List<Cell> cells = reader.cells(frame, Which.OPEN);
        List<Group<WorkloadFigures>> groups = new ArrayList<>();
        Grouping.of(cells, Cell::keys)
                .forEach((keys, group) -> groups.add(Grouping.group(
                        frame,
                        Which.OPEN,
                        keys,
                        CompletionFigures.count(group, cell -> true),
                        WorkloadFigures.of(group))));
        return Answer.of(frame, Which.OPEN, reader.count(frame, Which.OPEN), groups);
    }
}
