package dev.milepost.benchmarks.load;

import dev.milepost.local.Installation;
import dev.milepost.local.LocalService;
import dev.milepost.local.LocalStack;
import dev.milepost.local.Progress;
import dev.milepost.local.StackPorts;
import dev.milepost.local.Trees;
import dev.milepost.local.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long milestone-service takes to start, and what it holds then: as its image starts it, and without the cache of
 * classes. The cache is made by the very instructions of the image's recipe, in a directory of the benchmark.
 */
final class StartBench {
    private static final String USAGE = "Usage: bench --start [--rounds 9]";
    private static final String RECIPE = "deploy/container/Containerfile";
    private static final String DIRECTORY_OF_THE_IMAGE = "/milepost";
    private static final double GOAL = 0.7;

    private final int rounds;
    private final PrintStream out;

    StartBench(List<String> options, PrintStream out) {
        this.rounds = Numbers.parse(options, Map.of("--rounds", 9), USAGE).of("--rounds");
        this.out = out;
    }

    private enum Way {
        IMAGE("as its image starts it, with the cache"),
        NO_CACHE("the same class path without the cache"),
        FAST_JAR("as Quarkus packages it (fast-jar), without a cache");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        private List<String> arguments(Path directory) {
            return switch (this) {
                case IMAGE ->
                    List.of("-XX:AOTCache=" + directory.resolve("start.aot"), "@" + directory.resolve("start.args"));
                case NO_CACHE -> List.of("@" + directory.resolve("start.args"));
                case FAST_JAR ->
                    List.of("-jar", directory.resolve("quarkus-run.jar").toString());
            };
        }
    }

    /** A start: until it was ready to serve, and what it held then. */
    private record Start(double milliseconds, double mebibytes) {}

    String run() throws IOException {
        var installation = Installation.locate();
        Path target = installation.root().resolve("benchmarks/target");
        Path directory = target.resolve("start");
        Trees.delete(directory);
        Trees.copy(installation.root().resolve("milestone-service/target/quarkus-app"), directory);
        out.println("Making the cache ...");
        for (String instruction : instructions(installation.root().resolve(RECIPE))) {
            run(instruction.replace(DIRECTORY_OF_THE_IMAGE, directory.toString()), target.resolve("start.log"));
        }
        var workspace = new Workspace(target.resolve("stack"));
        workspace.deleteData();
        try (var stack = new LocalStack(installation, workspace, StackPorts.free(), MadeUp.NOW)) {
            stack.startParts(Progress.SILENT);
            Map<Way, List<Start>> starts = measure(stack.service(Side.SERVICE), directory);
            return report(starts, Files.size(directory.resolve("start.aot")));
        }
    }

    private Map<Way, List<Start>> measure(LocalService service, Path directory) {
        Map<Way, List<Start>> starts = new EnumMap<>(Way.class);
        for (int round = 0; round <= rounds; round++) {
            for (Way way : Way.values()) {
                service.startedBy(way.arguments(directory));
                long begin = System.nanoTime();
                service.start();
                var start = new Start((System.nanoTime() - begin) / 1e6, Memory.residentMebibytes(service.pid()));
                service.stop();
                out.printf(
                        "  %s %d  %-52s %,6.0f ms  %4.0f MiB%n",
                        round == 0 ? "warm-up" : "round", round, way.words, start.milliseconds(), start.mebibytes());
                if (round > 0) { // the first one makes the schema
                    starts.computeIfAbsent(way, any -> new ArrayList<>()).add(start);
                }
            }
        }
        return starts;
    }

    private String report(Map<Way, List<Start>> starts, long size) {
        var text = new StringBuilder();
        line(
                text,
                "milestone-service with -Xmx512m, until it is ready to serve; %d starts in turns after one of warm-up. %d processors, %s, Java %s.",
                rounds,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                Runtime.version());
        line(
                text,
                "Figures are medians, with the least and the most in brackets. The cache takes %d MiB on disk.",
                size >> 20);
        line(text, "");
        line(text, "| | ms | MiB when ready |");
        line(text, "| --- | --- | --- |");
        starts.forEach((way, of) -> line(
                text,
                "| %s | %s | %s |",
                way.words,
                times(of).show("%.0f"),
                Series.of(of.stream().mapToDouble(Start::mebibytes)).show("%.0f")));
        line(text, "");
        line(text, "| time with the cache | beside | measured | goal | met |");
        line(text, "| --- | --- | --- | --- | --- |");
        for (Way way : List.of(Way.NO_CACHE, Way.FAST_JAR)) {
            Series ratios = ratios(of(starts, Way.IMAGE), of(starts, way));
            line(
                    text,
                    "| ratio | %s | %s | at most %.1f | %s |",
                    way.words,
                    ratios.show("%.2f"),
                    GOAL,
                    ratios.median() <= GOAL ? "yes" : "**no**");
        }
        return text.toString();
    }

    private static List<Start> of(Map<Way, List<Start>> starts, Way way) {
        return starts.getOrDefault(way, List.of());
    }

    private static Series times(List<Start> starts) {
        return Series.of(starts.stream().mapToDouble(Start::milliseconds));
    }

    private static Series ratios(List<Start> with, List<Start> without) {
        double[] ratios = new double[with.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = with.get(i).milliseconds() / without.get(i).milliseconds();
        }
        return new Series(ratios);
    }

    /** The commands of the recipe that make what the image starts with. */
    static List<String> instructions(Path recipe) throws IOException {
        List<String> instructions = Files.readString(recipe)
                .replace("\\\n", " ")
                .lines()
                .filter(line -> line.startsWith("RUN cd " + DIRECTORY_OF_THE_IMAGE))
                .map(line -> line.substring("RUN ".length()))
                .toList();
        if (instructions.isEmpty()) {
            throw new BenchException(recipe + " makes no cache.");
        }
        return instructions;
    }

    private static void run(String command, Path log) throws IOException {
        var builder = new ProcessBuilder("sh", "-c", command);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, first) -> first + ":" + path);
        try {
            int end = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
            if (end != 0) {
                throw new BenchException("\"" + command + "\" ended with " + end + "; its log is " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while the cache was made.", e);
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
