package dev.milepost.benchmarks.load;

import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The first 50 milestones of a state and a type that are due from some day on, in the order of their due dates. */
final class PageWork implements Work {
    private static final int QUERIES = 1_000;
    private static final List<String> STATUSES = List.of("PLANNED", "IN_PROGRESS", "SUBMITTED");

    /** Different ones, so that no answer is the last one again; the same in each run. */
    static List<String> queries() {
        var madeUp = new MadeUp(3);
        return IntStream.range(0, QUERIES)
                .mapToObj(i -> "status=%s&type=%s&dueFrom=%s&sort=dueDate&limit=50"
                        .formatted(
                                madeUp.oneOf(STATUSES),
                                madeUp.oneOf(GeneratedMilestones.TYPES.subList(0, 4)),
                                MadeUp.TODAY.plusDays(madeUp.below(400) - 200)))
                .toList();
    }

    private final List<String> queries = queries();

    @Override
    public void prepare(Side side) {
        // Reading changes nothing.
    }

    @Override
    public void describe(HttpRequestStepBuilder request, Side side) {
        var paths = queries.stream().map(side::page).toList();
        request.method(HttpMethod.GET)
                .path(session -> paths.get(ThreadLocalRandom.current().nextInt(paths.size())));
    }
}
