package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Cell;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Who stands for the delay. */
@ApplicationScoped
class AskBottlenecks {
    private final QuestionReader reader;

    @Inject
    AskBottlenecks(QuestionReader reader) {
        this.reader = reader;
    }

    @Transactional
    Answer<BottleneckFigures> ask(Frame frame) {
        List<Cell> cells = reader.cells(frame, Which.MEASURED);
        return Answer.of(frame, Which.MEASURED, reader.count(frame, Which.MEASURED), Bottlenecks.of(frame, cells));
    }
}
