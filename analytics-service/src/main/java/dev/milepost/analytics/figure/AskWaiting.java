package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Waits;
import dev.milepost.analytics.question.Waits.Wait;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who waits for whom. */
@ApplicationScoped
class AskWaiting {
    private final Waits waits;
    private final Named named;

    @Inject
    AskWaiting(Waits waits, Named named) {
        this.waits = waits;
        this.named = named;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    Answer<WaitingFigures> ask(Frame frame) {
        Map<List<@Nullable String>, List<Wait>> byGroup = new HashMap<>();
        for (Wait wait : waits.read(frame)) {
            byGroup.computeIfAbsent(wait.keys(), none -> new ArrayList<>()).add(wait);
        }
        List<Group<WaitingFigures>> groups = new ArrayList<>();
        waits.milestonesByGroup(frame)
                .forEach((keys, milestones) -> groups.add(Grouping.group(
                        frame,
                        Which.WAITED,
                        keys,
                        milestones,
                        WaitingFigures.of(byGroup.getOrDefault(keys, List.of())))));
        return named.of(frame, Answer.of(frame, Which.WAITED, waits.milestones(frame), groups));
    }
}
