package dev.milepost.benchmarks.alerts;

import dev.milepost.local.Installation;
import dev.milepost.local.LocalService;
import dev.milepost.local.LocalStack;
import dev.milepost.local.Progress;
import dev.milepost.local.StackPorts;
import dev.milepost.local.Workspace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A stack of its own on free ports with fresh data, of which only some services run. */
public final class AlertStack implements AutoCloseable {
    private final Installation installation = Installation.locate();
    private final Workspace workspace;
    private final LocalStack stack;
    private final PrintStream out;

    public AlertStack(PrintStream out) {
        this(out, List.of());
    }

    /** @param databaseSql what MariaDB's root runs at its start, such as an account for a peer */
    AlertStack(PrintStream out, List<String> databaseSql) {
        this(out, databaseSql, null);
    }

    /** @param clockStart when business time starts in the services; null: at the real time */
    public AlertStack(PrintStream out, List<String> databaseSql, @Nullable Instant clockStart) {
        this.out = out;
        this.workspace = new Workspace(installation.root().resolve("benchmarks/target/stack"));
        workspace.deleteData();
        this.stack = new LocalStack(installation, workspace, StackPorts.free(), clockStart, databaseSql);
    }

    /** Starts the parts, and then the services of these names. */
    public void start(String... services) {
        stack.startParts(new Said(out));
        for (String service : services) {
            stack.service(service).start();
            out.printf("  %s ready%n", service);
        }
    }

    public LocalStack stack() {
        return stack;
    }

    LocalService alert() {
        return stack.service("alert-service");
    }

    public long databasePid() {
        return stack.mariadb().pid();
    }

    /** The module of the peers. */
    Path peers() {
        return installation.root().resolve("benchmarks/peers");
    }

    Path log(String peer) {
        return workspace.log(peer);
    }

    /** On what it was measured. */
    public static String machine() {
        return "%d processors, %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Runtime.version().feature());
    }

    @Override
    public void close() {
        stack.close();
    }

    private record Said(PrintStream out) implements Progress {
        @Override
        public void waitingFor(List<String> parts) {
            out.println("Starting " + String.join(", ", parts) + " ...");
        }

        @Override
        public void ready(String part, Duration after) {
            out.printf(Locale.ROOT, "  %-18s ready after %.1f s%n", part, after.toMillis() / 1000.0);
        }
    }
}
