package dev.milepost.alert.reminder;

import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads one reminder; NOT_FOUND also where the caller may not see it. */
@ApplicationScoped
class ReadReminder {
    private final ReminderQueries queries;
    private final DescribeRecipient describe;

    @Inject
    ReadReminder(ReminderQueries queries, DescribeRecipient describe) {
        this.queries = queries;
        this.describe = describe;
    }

    @Transactional
    ReminderView read(UUID id) {
        return queries.one(id)
                .findFirst()
                .map(describe::describe)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no reminder " + id + "."));
    }
}
