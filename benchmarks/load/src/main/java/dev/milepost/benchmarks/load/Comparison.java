package dev.milepost.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One kind of request, measured in turns: the n-th round of the one application ran right before the n-th of the other.
 *
 * @param goal the least ratio of their rates that the design asks for
 */
record Comparison(String what, double goal, List<Round> service, List<Round> bare) {
    /** The service's rate by the bare application's, of each pair of rounds. */
    Series ratios() {
        return Series.of(IntStream.range(0, service.size())
                .mapToDouble(i -> service.get(i).rate() / bare.get(i).rate()));
    }

    boolean isMet() {
        return ratios().median() >= goal;
    }

    static Series series(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Series.of(rounds.stream().mapToDouble(figure));
    }
}
