package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A peer in a JVM of its own, with the heap that a service has. It ends with this JVM. */
final class PeerProcess implements AutoCloseable {
    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    /**
     * Starts it and returns when it is ready.
     *
     * @param module the directory of benchmarks/peers
     * @param arguments which peer, and what it needs to know
     */
    PeerProcess(Path module, Path log, String... arguments) {
        this.name = arguments[0];
        this.log = log;
        Path target = module.resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new BenchException(target + "/lib is missing: run ./milepost bench, which builds it.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                target.resolve("classes") + java.io.File.pathSeparator + target.resolve("lib") + "/*",
                "dev.milepost.benchmarks.peers.Main"));
        command.addAll(Arrays.asList(arguments));
        try {
            process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        } catch (IOException e) {
            throw new BenchException(name + " cannot be started: " + e.getMessage(), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-" + name));
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answer();
    }

    long pid() {
        return process.pid();
    }

    /** Lets it get to work. */
    void start() {
        say("start");
        answer();
    }

    /** Says that there is something to do; any thread may. */
    void signal() {
        say("signal");
    }

    /** Ends its work, and returns what it tells of it. */
    long[] stop() {
        say("stop");
        return Arrays.stream(answer().split(" "))
                .filter(word -> !word.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private synchronized void say(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private String answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("it ended");
            }
            return line;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private BenchException failure(IOException e) {
        return new BenchException("%s does not answer (%s); its log is %s.".formatted(name, e.getMessage(), log), e);
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
