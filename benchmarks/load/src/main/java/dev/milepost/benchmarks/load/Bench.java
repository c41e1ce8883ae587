package dev.milepost.benchmarks.load;

import dev.milepost.local.Installation;
import dev.milepost.local.LocalKeycloak;
import dev.milepost.local.LocalStack;
import dev.milepost.local.Progress;
import dev.milepost.local.StackPorts;
import dev.milepost.local.Workspace;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A whole run: a stack of its own on free ports with fresh data, both applications, the load, the results. */
final class Bench {
    private static final String USER = GeneratedData.TENANT + "-manager";
    private static final double GOAL_OF_PAGE = 0.5;
    private static final double GOAL_OF_TRANSITION = 0.4;

    private final Options options;
    private final PrintStream out;

    Bench(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    Report run() {
        var installation = Installation.locate();
        Path module = installation.root().resolve("benchmarks");
        var workspace = new Workspace(module.resolve("target/stack"));
        workspace.deleteData();
        try (var stack = new LocalStack(installation, workspace, StackPorts.free(), MadeUp.NOW)) {
            stack.startParts(new Said(out));
            var service = stack.part(Side.SERVICE);
            service.start();
            out.println("  milestone-service ready");
            String url = stack.mariadb().jdbcUrl("milestone");
            try (var database = new Database(url)) {
                Duration loaded = load(database);
                URI realm = ((LocalKeycloak) stack.part("keycloak")).realm();
                try (var bare = new BareApplication(module, options.bare(), url, realm, workspace.log(Side.BARE))) {
                    return measure(stack, database, bare, loaded);
                }
            }
        }
    }

    private Duration load(Database database) {
        out.printf("Generating %,d milestones ...%n", options.milestones());
        long begin = System.nanoTime();
        database.load(options.contracts());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        out.printf("  done after %.1f s%n", took.toMillis() / 1000.0);
        return took;
    }

    private Report measure(LocalStack stack, Database database, BareApplication bareApplication, Duration loaded) {
        Supplier<Side> service = () -> Side.service(stack.url(Side.SERVICE), stack.token(USER));
        Supplier<Side> bare = () -> Side.bare(bareApplication.address());
        SameAnswers.require(service.get(), bare.get());
        long servicePid = stack.part(Side.SERVICE).pid();
        long serviceAtStart = Memory.residentMebibytes(servicePid);
        long bareAtStart = Memory.residentMebibytes(bareApplication.pid());
        var turns = new Turns(options, database, out);
        var comparisons = new ArrayList<Comparison>();
        if (options.requests().contains(Options.PAGE)) {
            comparisons.add(turns.compare("filtered, sorted page of 50", GOAL_OF_PAGE, new PageWork(), service, bare));
        }
        if (options.requests().contains(Options.TRANSITION)) {
            var work = new TransitionWork(database.connection(), options.connections());
            comparisons.add(turns.compare("state transition", GOAL_OF_TRANSITION, work, service, bare));
        }
        return new Report(
                options,
                comparisons,
                List.of(
                        new Report.MemoryUse(Side.SERVICE, serviceAtStart, Memory.residentMebibytes(servicePid)),
                        new Report.MemoryUse(Side.BARE, bareAtStart, Memory.residentMebibytes(bareApplication.pid()))),
                turns.longestDrain(),
                loaded);
    }

    private record Said(PrintStream out) implements Progress {
        @Override
        public void waitingFor(List<String> parts) {
            out.println("Starting " + String.join(", ", parts) + ", milestone-service ...");
        }

        @Override
        public void ready(String part, Duration after) {
            out.printf("  %s ready%n", part);
        }
    }
}
