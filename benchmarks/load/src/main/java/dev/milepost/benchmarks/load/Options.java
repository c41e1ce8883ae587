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
 * @param bare which bare application stands beside the service
 */
record Options(
        int milestones,
        int rounds,
        Duration round,
        Duration warmUp,
        int connections,
        Set<String> requests,
        BareApplication.Kind bare) {
    static final String PAGE = "page";
    static final String TRANSITION = "transition";
    static final String USAGE = "Usage: bench [--milestones 100000] [--rounds 5] [--seconds 10] [--warm-up 60]"
            + " [--connections 16] [--request page|transition] [--bare plain|same-extensions]; or bench --start, --cascade,"
            + " --reminders, --mail, --webhooks, --events, --dashboards, --ingestion or --rebuild";
    private static final Map<String, Set<String>> REQUESTS = Map.of(PAGE, Set.of(PAGE), TRANSITION, Set.of(TRANSITION));
    private static final Map<String, BareApplication.Kind> KINDS =
            Map.of("plain", BareApplication.Kind.PLAIN, "same-extensions", BareApplication.Kind.SAME_EXTENSIONS);

    static Options parse(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        Set<String> requests = take(rest, "--request", REQUESTS, Set.of(PAGE, TRANSITION));
        BareApplication.Kind bare = take(rest, "--bare", KINDS, BareApplication.Kind.PLAIN);
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
                requests,
                bare);
        if (options.milestones % GeneratedData.MILESTONES_OF_A_CONTRACT != 0
                || options.contracts() < options.connections) {
            throw new BenchException("--milestones must be a multiple of %d, and at least %d times --connections."
                    .formatted(GeneratedData.MILESTONES_OF_A_CONTRACT, GeneratedData.MILESTONES_OF_A_CONTRACT));
        }
        return options;
    }

    /** Takes the option out of the arguments; what it does not know stays there and is refused with the rest. */
    private static <T> T take(List<String> arguments, String option, Map<String, T> values, T otherwise) {
        int at = arguments.indexOf(option);
        T value = at >= 0 && at + 1 < arguments.size() ? values.get(arguments.get(at + 1)) : null;
        if (value == null) {
            return otherwise;
        }
        arguments.subList(at, at + 2).clear();
        return value;
    }

    int contracts() {
        return milestones / GeneratedData.MILESTONES_OF_A_CONTRACT;
    }
}
