package dev.milepost.benchmarks.load;

import java.io.IOException;

/** The resident set of a process, as the operating system counts it. */
public final class Memory {
    private Memory() {}

    /** In MiB. */
    public static long residentMebibytes(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String kibibytes = new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return Long.parseLong(kibibytes.strip()) / 1024;
        } catch (IOException | NumberFormatException e) {
            throw new BenchException("ps does not tell the memory of process " + pid, e);
        }
    }
}
