package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Reminders;
import dev.milepost.analytics.question.Reminders.Cell;
import dev.milepost.analytics.question.Which;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether reminders help. */
@ApplicationScoped
class AskReminders {
    private final Reminders reminders;
    private final Named named;

    @Inject
    AskReminders(Reminders reminders, Named named) {
        this.reminders = reminders;
        this.named = named;
    }

    /**
     * The answer.
     *
     * @param days within which a milestone is to be met after a reminder
     */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    Answer<ReminderFigures> ask(Frame frame, int days) {
        Map<List<@Nullable String>, List<Cell>> cells = new HashMap<>();
        for (Cell cell : reminders.read(frame, days)) {
            cells.computeIfAbsent(cell.keys(), none -> new ArrayList<>()).add(cell);
        }
        List<Group<ReminderFigures>> groups = new ArrayList<>();
        reminders
                .milestonesByGroup(frame)
                .forEach((keys, milestones) -> groups.add(Grouping.group(
                        frame,
                        Which.REMINDED,
                        keys,
                        milestones,
                        ReminderFigures.of(cells.getOrDefault(keys, List.of())))));
        return named.of(frame, Answer.of(frame, Which.REMINDED, reminders.milestones(frame), groups));
    }
}
