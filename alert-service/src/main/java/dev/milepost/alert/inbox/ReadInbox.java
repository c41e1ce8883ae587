package dev.milepost.alert.inbox;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the caller's own inbox. */
@ApplicationScoped
class ReadInbox {
    private static final int MOST_COUNTED = 1000;

    private final InboxQueries queries;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ReadInbox(InboxQueries queries, Paging paging, BusinessClock clock) {
        this.queries = queries;
        this.paging = paging;
        this.clock = clock;
    }

    @Transactional
    Page<InboxEntryView> list(InboxFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "inbox?" + queries.me().id() + filter;
        Instant now = clock.instant();
        List<InboxRow> rows = queries.list(filter, now, paging.after(list, cursor), limit + 1);
        return paging.page(
                list,
                rows,
                limit,
                row -> List.of(row.entry().shownAt.toString(), row.entry().id.toString()),
                row -> queries.view(row, now));
    }

    @Transactional
    InboxEntryView read(UUID id) {
        return queries.view(queries.one(id), clock.instant());
    }

    @Transactional
    UnreadView unread() {
        int unread = queries.unread(clock.instant(), MOST_COUNTED + 1);
        return new UnreadView(Math.min(unread, MOST_COUNTED), unread > MOST_COUNTED);
    }
}
