package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One part of the stack: a process with a log, a port or two and a data directory. It can be stopped, killed and started
 * again on the same ports and data; the end of this JVM stops it too.
 */
public abstract class Part implements AutoCloseable {
    // The terminal sends Ctrl-C and hang-up to every process in it. The parts ignore both, so that they end in order.
    private static final List<String> SHIELD = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    private final String name;
    protected final Workspace workspace;
    private volatile @Nullable Process process;

    protected Part(String name, Workspace workspace) {
        this.name = name;
        this.workspace = workspace;
    }

    /** The name in messages, of the log file and of the data directory, such as "kafka". */
    public final String name() {
        return name;
    }

    public final Path log() {
        return workspace.log(name);
    }

    public final Path data() {
        return workspace.data(name);
    }

    public final boolean isRunning() {
        var current = process;
        return current != null && current.isAlive();
    }

    /** The process id, while it runs. */
    public final long pid() {
        return running().pid();
    }

    /** Completes with this part when its process ends, for whatever reason. */
    final CompletableFuture<Part> onExit() {
        return running().onExit().thenApply(ended -> this);
    }

    /** Starts the process and returns when it is ready to serve. */
    public final void start() {
        if (isRunning()) {
            throw new IllegalStateException(name + " runs already");
        }
        requireFreePorts();
        prepare();
        launch();
        awaitReady();
    }

    /** Refuses if somebody else uses one of its ports. */
    final void requireFreePorts() {
        for (var port : ports()) {
            port.requireFree(name);
        }
    }

    /** Asks the process to end, and ends it if it does not. */
    public final void stop() {
        end(false);
    }

    /** Ends the process as {@code kill -9} does: it has no chance to tidy up. */
    public final void kill() {
        end(true);
    }

    /** Starts again on the same ports and data; ends the process first if it still runs. */
    public final void restart() {
        stop();
        start();
    }

    @Override
    public final void close() {
        stop();
    }

    /** The ports it listens on, which must be free. */
    protected abstract List<Port> ports();

    /** What must be on disk before the process starts. */
    protected void prepare() {}

    /** The command with its environment; working directory, output and input are set by {@link #start}. */
    protected abstract ProcessBuilder command();

    /** Whether the process, which is alive, serves. */
    protected abstract boolean isReady();

    /** The pause between two looks at whether it is ready. */
    protected Duration poll() {
        return Duration.ofMillis(20);
    }

    /** How long the start may take; much, as a busy machine is slow and a part that ends is noticed at once. */
    protected Duration patience() {
        return Duration.ofMinutes(4);
    }

    private void launch() {
        var builder = command();
        var shielded = new ArrayList<>(SHIELD);
        shielded.addAll(builder.command());
        try {
            // The input is a pipe from here that nothing is written to: its end tells a part that this JVM is gone.
            var started = builder.command(shielded)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log().toFile()))
                    .start();
            process = started;
            Leftovers.record(workspace, name, started.toHandle());
            addToRunning(started);
        } catch (IOException e) {
            throw new StackException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    private void addToRunning(Process started) {
        try {
            RunningParts.add(this);
        } catch (StackException e) {
            started.destroyForcibly();
            throw e;
        }
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + patience().toNanos();
        while (!isReady()) {
            if (!isRunning()) {
                throw failure("ended while it started (exit code %d)"
                        .formatted(running().exitValue()));
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw failure("was not ready after " + patience().toSeconds() + " s");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StackException(name + " was interrupted while it started.");
            }
            LockSupport.parkNanos(poll().toNanos());
        }
        if (!isRunning()) {
            throw failure(
                    "ended while it started (exit code %d)".formatted(running().exitValue()));
        }
    }

    final StackException failure(String what) {
        return new StackException("%s %s; its log is %s.".formatted(name, what, log()));
    }

    private void end(boolean forcibly) {
        var current = process;
        if (current == null) {
            return;
        }
        try {
            if (forcibly) {
                current.destroyForcibly();
            } else {
                current.destroy();
            }
            if (!current.waitFor(20, TimeUnit.SECONDS)) {
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        RunningParts.remove(this);
        Leftovers.forget(workspace, name);
    }

    private Process running() {
        var current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return current;
    }

    /** Makes the directory of the part's data. */
    protected final Path createdData() {
        try {
            return Files.createDirectories(data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
