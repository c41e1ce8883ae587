package dev.milepost.alert.reminder;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists reminders by the moment they are due. */
@ApplicationScoped
class ListReminders {
    private final ReminderQueries queries;
    private final DescribeRecipient describe;
    private final Paging paging;

    @Inject
    ListReminders(ReminderQueries queries, DescribeRecipient describe, Paging paging) {
        this.queries = queries;
        this.describe = describe;
        this.paging = paging;
    }

    @Transactional
    Page<ReminderView> list(ReminderFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "reminders?" + filter;
        List<ListedReminder> rows = queries.list(filter, paging.after(list, cursor), limit + 1);
        return paging.page(
                list,
                rows,
                limit,
                row -> List.of(
                        row.reminder().sendAt.toString(), row.reminder().id.toString()),
                describe::describe);
    }
}
