package dev.milepost.benchmarks.load;

import dev.milepost.benchmarks.alerts.AlertBenches;
import dev.milepost.benchmarks.analytics.AnalyticsBenches;
import dev.milepost.local.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./milepost bench} runs. Ends with 1 and one sentence if there is no result. */
public final class Main {
    private Main() {}

    /** Arguments: the file for the results, and the options. */
    public static void main(String[] arguments) {
        try {
            Path results = Path.of(arguments[0]);
            if (List.of(arguments).contains("--cascade")) {
                cascade(results);
                return;
            }
            if (List.of(arguments).contains("--start")) {
                var bench = new StartBench(List.of(arguments).subList(2, arguments.length), System.out);
                write(results.resolveSibling("start.md"), bench.run());
                System.exit(0);
            }
            var alerts = AlertBenches.of(arguments, System.out).or(() -> AnalyticsBenches.of(arguments, System.out));
            if (alerts.isPresent()) {
                var bench = alerts.get();
                write(results.resolveSibling(bench.name() + ".md"), bench.run());
                System.exit(0);
            }
            var options = Options.parse(List.of(arguments).subList(1, arguments.length));
            write(results, new Bench(options, System.out).run().markdown());
            System.exit(0); // whatever threads the load generator left
        } catch (BenchException | StackException e) {
            System.err.println("milepost: " + e.getMessage());
            System.exit(1);
        } catch (RuntimeException | IOException e) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, "the benchmark broke off", e);
            System.exit(1); // threads of the load generator would keep this JVM alive
        }
    }

    private static void write(Path file, String report) throws IOException {
        Files.writeString(file, report);
        System.out.printf("%n%s%nWritten to %s%n", report, file);
    }

    /** Needs no part of the stack: the engine alone. */
    private static void cascade(Path results) throws IOException {
        var bench = new CascadeBench(System.out);
        String report = bench.run();
        Path file = results.resolveSibling("cascade.md");
        Files.writeString(file, report);
        System.out.printf("%n%s%nWritten to %s (%d)%n", report, file, bench.kept());
    }
}
