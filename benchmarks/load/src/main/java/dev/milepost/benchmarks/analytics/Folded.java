package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.benchmarks.alerts.AlertDatabase;
import dev.milepost.benchmarks.load.BenchException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Looks what analytics-service has made of events, and whether any is lost. */
final class Folded {
    static final String TENANT = "aurora";

    /** Cheap enough to be asked again and again: one row a contract. */
    private static final String EVENTS =
            "SELECT COALESCE(SUM(sequence), 0) FROM stream_position WHERE tenant_id = 'aurora'";

    private static final String LEFT = "SELECT 1 FROM roll_up_due LIMIT 1";
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Question COMPLETION = new Completion(List.of(), "", "");

    private final AlertDatabase database;

    Folded(AlertDatabase database) {
        this.database = database;
    }

    /** Waits until so many events are folded in all. */
    void await(long events) {
        long begin = System.nanoTime();
        while (database.number(EVENTS) < events) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new BenchException(
                        "After %s %d of %d events are folded.".formatted(LONGEST, database.number(EVENTS), events));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Waits until all that changed is counted into cells. */
    void awaitCells() {
        long begin = System.nanoTime();
        while (database.numbers(LEFT).length > 0) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new BenchException("After " + LONGEST + " not everything is counted into cells.");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Refuses to go on unless the answers, the log and the history are those of so many contracts. */
    void requireAll(Dashboards service, String token, long contracts) {
        JsonNode answer = service.read(COMPLETION, token);
        long events = database.number("SELECT COUNT(*) FROM event_log WHERE tenant_id = 'aurora'");
        long held = database.number("SELECT COUNT(*) FROM held_event");
        long milestones = answer.path("milestones").asLong();
        long met = answer.at("/groups/0/figures/met").asLong();
        if (events != contracts * EventStory.EVENTS
                || held != 0
                || milestones != contracts * EventStory.MILESTONES
                || met != contracts * EventStory.MET) {
            throw new BenchException(
                    "Of %d contracts there are %d events, %d milestones of which %d are met, and %d are held."
                            .formatted(contracts, events, milestones, met, held));
        }
    }
}
