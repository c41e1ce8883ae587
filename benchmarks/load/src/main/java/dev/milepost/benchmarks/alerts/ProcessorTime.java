package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import java.time.Duration;
import java.util.Arrays;

/** The processor time of processes since some moment: unlike the time that passes, it hardly depends on what else runs. */
public final class ProcessorTime {
    private final long[] processes;
    private final Duration before;

    /** From now on, of the processes of these ids. */
    public ProcessorTime(long... processes) {
        this.processes = processes.clone();
        this.before = total(processes);
    }

    /** In microseconds for each of {@code count} pieces of work. */
    public double microsForEach(int count) {
        return total(processes).minus(before).toNanos() / 1000.0 / count;
    }

    private static Duration total(long... processes) {
        return Arrays.stream(processes)
                .mapToObj(id -> ProcessHandle.of(id)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow(() -> new BenchException("The system does not tell the times of process " + id)))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
