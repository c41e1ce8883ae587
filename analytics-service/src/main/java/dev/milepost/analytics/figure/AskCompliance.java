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

/** What was promised by now, and what was kept. */
@ApplicationScoped
class AskCompliance {
    private final QuestionReader reader;

    @Inject
    AskCompliance(QuestionReader reader) {
        this.reader = reader;
    }

    @Transactional
    Answer<ComplianceFigures> ask(Frame frame) {
        List<Cell> cells = reader.cells(frame, Which.OBLIGATIONS);
        List<Group<ComplianceFigures>> groups = new ArrayList<>();
        Grouping.of(cells, Cell::keys)
                .forEach((keys, group) -> groups.add(Grouping.group(
                        frame,
                        Which.OBLIGATIONS,
                        keys,
                        CompletionFigures.count(group, cell -> true),
                        ComplianceFigures.of(group))));
        return Answer.of(frame, Which.OBLIGATIONS, reader.count(frame, Which.OBLIGATIONS), groups);
    }
}
