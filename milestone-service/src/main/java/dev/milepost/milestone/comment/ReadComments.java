package dev.milepost.milestone.comment;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads comments on a milestone that the caller may see. */
@ApplicationScoped
class ReadComments {
    private static final UUID FIRST = new UUID(0, 0);

    private final Contracts contracts;
    private final Comments comments;
    private final Paging paging;

    @Inject
    ReadComments(Contracts contracts, Comments comments, Paging paging) {
        this.contracts = contracts;
        this.comments = comments;
        this.paging = paging;
    }

    @Transactional
    CommentView get(UUID milestone, UUID id) {
        contracts.visibleWithMilestone(milestone);
        return CommentView.from(comments.ofMilestone(milestone, id));
    }

    @Transactional
    Page<CommentView> list(UUID milestone, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "comments " + milestone;
        List<@Nullable String> after = paging.after(list, cursor);
        contracts.visibleWithMilestone(milestone);
        UUID last = after == null ? FIRST : UUID.fromString(String.valueOf(after.getFirst()));
        return paging.page(
                list,
                comments.page(milestone, last, limit + 1),
                limit,
                comment -> List.of(comment.id().toString()),
                CommentView::from);
    }

    /** What a comment said before its edits; for managers of the tenant's own. */
    @Transactional
    List<CommentRevisionView> revisions(UUID milestone, UUID id) {
        contracts.visibleWithMilestone(milestone);
        contracts.refuseCounterparty();
        return comments.revisions(comments.ofMilestone(milestone, id).id()).stream()
                .map(CommentRevision::toView)
                .toList();
    }
}
