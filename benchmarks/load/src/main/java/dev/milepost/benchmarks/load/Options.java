package dev.milepost.benchmarks.load;

import java.time.Duration;
import java.util.HashMap;
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
            + " [--connections 16] [--request page|transition], or: bench --cascade";
    private static final String REQUEST = "--request";

    static Options parse(List<String> arguments) {
        Map<String, Integer> values = new HashMap<>(Map.of(
                "--milestones", 100_000,
                "--rounds", 5,
                "--seconds", 10,
                "--warm-up", 60,
                "--connections", 16));
        Set<String> requests = Set.of(PAGE, TRANSITION);
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (name.equals(REQUEST) && requests.contains(value)) {
                requests = Set.of(value);
                continue;
            }
            if (!values.containsKey(name) || !value.matches("[1-9][0-9]{0,7}")) {
                throw new BenchException("\"%s %s\" is no option with its value. %s".formatted(name, value, USAGE));
            }
            values.put(name, Integer.valueOf(value));
        }
        var options = new Options(
                number(values, "--milestones"),
                number(values, "--rounds"),
                Duration.ofSeconds(number(values, "--seconds")),
                Duration.ofSeconds(number(values, "--warm-up")),
                number(values, "--connections"),
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

    private static int number(Map<String, Integer> values, String name) {
        return values.getOrDefault(name, 0);
    }
}
