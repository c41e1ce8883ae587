package dev.milepost.benchmarks.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures two applications in turns, so that whatever else the machine does falls on both alike. */
final class Turns {
    private final Options options;
    private final Database database;
    private final LoadGenerator load;
    private final PrintStream out;
    private Duration longestDrain = Duration.ZERO;

    Turns(Options options, Database database, PrintStream out) {
        this.options = options;
        this.database = database;
        this.load = new LoadGenerator(options.connections());
        this.out = out;
    }

    /** The sides are asked for before each round, as access tokens expire. */
    Comparison compare(String what, double goal, Work work, Supplier<Side> service, Supplier<Side> bare) {
        out.printf("%n%s%n", what);
        for (var side : List.of(service, bare)) {
            load.run(side.get(), work, options.warmUp());
            drain();
        }
        var ofService = new ArrayList<Round>();
        var ofBare = new ArrayList<Round>();
        for (int i = 1; i <= options.rounds(); i++) {
            ofService.add(round(i, service.get(), work));
            ofBare.add(round(i, bare.get(), work));
        }
        return new Comparison(what, goal, ofService, ofBare);
    }

    /** The longest that events waited for the relay after the load had ended. */
    Duration longestDrain() {
        return longestDrain;
    }

    private Round round(int number, Side side, Work work) {
        long before = database.statements();
        var answers = load.run(side, work, options.round());
        drain();
        double statements = (double) (database.statements() - before) / answers.count();
        out.printf(
                "  round %d  %-18s %,9.0f a second   p50 %6.2f ms   p99 %6.2f ms%n",
                number, side.name(), answers.rate(), millis(answers.median()), millis(answers.p99()));
        return new Round(answers.rate(), answers.median(), answers.p99(), statements);
    }

    private void drain() {
        Duration took = database.awaitPublished();
        longestDrain = took.compareTo(longestDrain) > 0 ? took : longestDrain;
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
