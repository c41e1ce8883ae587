package dev.milepost.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param milestones of the tenant that is measured; a multiple of 100, as a contract has 100
 * @param rounds measured rounds of each application for each request
 * @param round how long one round lasts
 * @param warmUp how long each application gets the same load before it is measured
 * @param connections kept open, each with one request under way at a time
 * @param requests which requests are measured
 */
record Options(int milestones, int rounds, Duration round, Duration warmUp, int connections, Set<String> requests) {
    static final String PAGE = "page";
    static final String TRANSITION = "transition";
    static final String USAGE = "Usage: bench [--milestones 100000] [--rounds 5] [--seconds 10] [--warm-up 60]"
            + " [--connections 16] [--request page|transition]; or bench --cascade, --reminders, --mail, --webhooks, --events,"
            + " --dashboards, --ingestion or --rebuild";
    private static final String REQUEST = "--request";

    static Options parse(List<String> arguments) {
        Set<String> requests = Set.of(PAGE, TRANSITION);
        List<String> rest = new ArrayList<>(arguments);
        int request = rest.indexOf(REQUEST);
        if (request >= 0 && request + 1 < rest.size() && requests.contains(rest.get(request + 1))) {
            requests = Set.of(rest.get(request + 1));
            rest.subList(request, request + 2).clear();
        }
        var numbers = Numbers.parse(
                rest,
                Map.of("--milestones", 100_000, "--rounds", 5, "--seconds", 10, "--warm-up", 60, "--connections", 16),
                USAGE);
        var options = new Options(
                numbers.of("--milestones"),
                numbers.of("--rounds"),
                Duration.ofSeconds(numbers.of("--seconds")),
                Duration.ofSeconds(numbers.of("--warm-up")),
                numbers.of("--connections"),
                requests);
        if (options.milestones % GeneratedData.MILESTONES_OF_A_CONTRACT != 0
                || options.contracts() < options.connections) {
            throw new BenchException("--milestones must be a multiple of %d, and at least %d times --connections."
                    .formatted(GeneratedData.MILESTONES_OF_A_CONTRACT, GeneratedData.MILESTONES_OF_A_CONTRACT));
        }
        return options;
    }

    int contracts() {
        return milestones / GeneratedData.MILESTONES_OF_A_CONTRACT;
    }
}
