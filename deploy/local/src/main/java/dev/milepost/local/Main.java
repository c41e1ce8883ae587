package dev.milepost.local;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What {@code ./milepost up} runs. Ends with 1 and one sentence if something cannot run. */
public final class Main {
    private Main() {}

    /** Arguments: "up" and its options. */
    public static void main(String[] args) {
        try {
            var arguments = Arrays.asList(args);
            if (arguments.isEmpty() || !"up".equals(arguments.getFirst())) {
                throw new StackException("Usage: up [--fresh] [--now INSTANT]");
            }
            up(UpOptions.parse(arguments.subList(1, arguments.size())));
        } catch (StackException | UncheckedIOException e) {
            // At the end of this JVM the parts end, too; that they do is no failure.
            if (!RunningParts.stopping()) {
                System.err.println("milepost: " + e.getMessage());
                System.exit(1);
            }
        }
    }

    private static void up(UpOptions options) {
        var begin = System.nanoTime();
        var console = new Console(System.out);
        var installation = Installation.locate();
        var workspace = new Workspace(installation.root().resolve(".milepost"));
        DiskSpace.require(installation.root());
        Leftovers.end(workspace);
        workspace.putLogsAside();
        if (options.fresh()) {
            workspace.deleteData();
        }
        var ports = StackPorts.of(System.getenv());
        var stack = new LocalStack(installation, workspace, ports, options.now());
        Runtime.getRuntime().addShutdownHook(new Thread(console::stopping, "say-stopping"));
        console.remindOfAwaited();
        stack.startParts(console);
        if (!options.partsOnly()) {
            stack.startServices(console);
        }
        console.welcome(
                stack, options.partsOnly() ? List.of() : stack.services(), Duration.ofNanos(System.nanoTime() - begin));

        var ended = stack.firstEnd().join();
        if (!RunningParts.stopping()) {
            stack.close();
            throw ended.failure("ended, and so all of Milepost was stopped");
        }
    }
}
