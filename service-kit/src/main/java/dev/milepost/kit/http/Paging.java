package dev.milepost.kit.http;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violation;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keyset pages: each list reads one row more than asked for and gives out the sort key of the last one as a cursor. */
@ApplicationScoped
public class Paging {
    /** Rows of a page when the caller does not say. */
    public static final int USUAL = 50;

    /** The most rows of a page. */
    public static final int MOST = 200;

    /** What a specification calls an answer that is a page: its {@code Link} is then described of itself. */
    public static final String PAGE = "A page";

    private final Cursors cursors;
    private final CurrentTenant tenant;

    @Inject
    Paging(Cursors cursors, CurrentTenant tenant) {
        this.cursors = cursors;
        this.tenant = tenant;
    }

    /** The number of rows asked for; refused when it is not 1 to 200. */
    public static int limit(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > MOST)) {
            throw Violations.problem(
                    ProblemType.INVALID_FILTER, List.of(new Violation("limit", "must be 1 to " + MOST)));
        }
        return asked == null ? USUAL : asked;
    }

    /**
     * The sort key to read on from; null on the first page.
     *
     * @param list the name of the list with its filters and order: a cursor is good for the same list only
     */
    public @Nullable List<@Nullable String> after(String list, @Nullable String cursor) {
        return cursor == null || cursor.isBlank() ? null : cursors.read(bound(list), cursor);
    }

    /**
     * The page made of {@code rows}, of which there are up to {@code limit + 1}.
     *
     * @param sortKey what the list is ordered by, of a row
     */
    public <R, T> Page<T> page(
            String list, List<R> rows, int limit, Function<R, List<@Nullable String>> sortKey, Function<R, T> view) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? cursors.write(bound(list), sortKey.apply(shown.getLast())) : null);
    }

    /** The answer that holds a page, with {@code Link: rel="next"} (RFC 8288). */
    public static Response answer(Page<?> page, UriInfo uri) {
        return answer(page, page.nextCursor(), uri);
    }

    /** The same of a page that says more than its rows. */
    public static Response answer(Object page, @Nullable String nextCursor, UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(page);
        if (nextCursor != null) {
            response.links(Link.fromUri(uri.getRequestUriBuilder()
                            .replaceQueryParam("cursor", nextCursor)
                            .build())
                    .rel("next")
                    .build());
        }
        return response.build();
    }

    private String bound(String list) {
        return tenant.get() + "\n" + list;
    }
}
