package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.FlowCell;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.GroupCount;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How work flows. */
@ApplicationScoped
class AskFlow {
    private final QuestionReader reader;

    @Inject
    AskFlow(QuestionReader reader) {
        this.reader = reader;
    }

    @Transactional
    Answer<FlowFigures> ask(Frame frame) {
        Map<List<@Nullable String>, List<FlowCell>> states = Grouping.of(reader.states(frame), FlowCell::keys);
        Map<List<@Nullable String>, List<FlowCell>> rounds = Grouping.of(reader.rounds(frame), FlowCell::keys);
        List<Group<FlowFigures>> groups = new ArrayList<>();
        Grouping.of(reader.counts(frame, Which.ALL), GroupCount::keys)
                .forEach((keys, count) -> groups.add(Grouping.group(
                        frame,
                        Which.ALL,
                        keys,
                        count.getFirst().milestones(),
                        FlowFigures.of(states.getOrDefault(keys, List.of()), rounds.getOrDefault(keys, List.of())))));
        return Answer.of(frame, Which.ALL, reader.count(frame, Which.ALL), groups);
    }
}
