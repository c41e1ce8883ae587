package dev.milepost.alert.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reminders are taken from the ledger and delivered. All times are real time, except {@link #usefulFor()}. */
@ConfigMapping(prefix = "milepost.dispatch")
public interface DispatchConfig {
    /** What must be left of a lease beside the time-out when a delivery begins: to read, judge and record. */
    Duration RESERVE = Duration.ofSeconds(5);

    /** Whether this replica delivers at all. */
    @WithDefault("true")
    boolean enabled();

    /** The longest that a service that starts waits for the events of the time it was down before it delivers. */
    @WithDefault("1m")
    Duration catchUp();

    /** How many deliver at the same time; each keeps one connection to the mail server. */
    @WithDefault("4")
    int workers();

    /** The most reminders that a worker takes at once; fewer than that when the receiver is slow. */
    @WithDefault("500")
    int batch();

    /** How long what a worker took is its own. Must be longer than twice the time-out of a delivery, and than that and {@link #RESERVE}. */
    @WithDefault("2m")
    Duration lease();

    /** How long a worker that found nothing due waits before it looks again. */
    @WithDefault("250ms")
    Duration poll();

    /** How often a delivery is tried that the receiver puts off (SMTP 4xx), before it counts as failed. */
    @WithDefault("12")
    int attempts();

    /** The pause after the first of these attempts; it doubles with each. */
    @WithDefault("30s")
    Duration firstPause();

    /** The longest pause between two attempts. */
    @WithDefault("1h")
    Duration longestPause();

    /** A reminder that is later than this is skipped: business time. */
    @WithDefault("31d")
    Duration usefulFor();

    /** The pause before what was put off is tried again. */
    default Duration pause(int attemptsBefore) {
        Duration pause = firstPause().multipliedBy(1L << Math.min(attemptsBefore, 20));
        return pause.compareTo(longestPause()) > 0 ? longestPause() : pause;
    }
}
