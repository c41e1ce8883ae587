package dev.milepost.benchmarks.alerts;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code ./milepost bench --reminders} and its like run. */
public final class AlertBenches {
    private AlertBenches() {}

    /** A benchmark with a stack of its own. */
    public interface AlertBench {
        /** Of the file of its results. */
        String name();

        /** Runs it; returns its results as Markdown. */
        String run();
    }

    /** The benchmark that the arguments after the first name; empty when they name none of these. */
    public static Optional<AlertBench> of(String[] arguments, PrintStream out) {
        if (arguments.length < 2) {
            return Optional.empty();
        }
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        return switch (arguments[1]) {
            case "--reminders" -> Optional.of(new RemindersBench(options, out));
            case "--mail" -> Optional.of(new MailBench(options, out));
            case "--webhooks" -> Optional.of(new WebhooksBench(options, out));
            case "--events" -> Optional.of(new EventsBench(options, out));
            default -> Optional.empty();
        };
    }
}
