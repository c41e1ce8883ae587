package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import java.time.Duration;
import java.time.Instant;

/** A round of alert-service, which runs all the time: rungs become due, and what the ledger and the outbox say of them. */
record RungRound(AlertStack stack, AlertDatabase database, Rungs rungs) {
    // From the last one, as the first ones are claimed first: looking must cost nothing.
    private static final String LEFT = """
            SELECT 1 FROM reminder FORCE INDEX (reminder_claim)
            WHERE state = 'PLANNED' AND urgency = 1 AND send_at < '2035-01-01' ORDER BY send_at DESC LIMIT 1""";
    private static final String LATENESS = """
            SELECT TIMESTAMPDIFF(MICROSECOND, r.send_at, r.sent_at) FROM bench_due d
            JOIN reminder r ON r.id = d.id WHERE r.state = 'SENT' AND r.attempts = 1""";
    private static final String TOLD = """
            SELECT COUNT(%s) FROM bench_due d JOIN reminder r ON r.id = d.id
            JOIN outbox o ON o.tenant_id = 'aurora' AND o.stream_id = r.milestone_id AND o.subject_id = d.id""";

    /** @param spread the time over which they become due */
    Lap run(Duration spread) {
        rungs.choose();
        Instant moment = rungs.makeDue("reminder", "send_at", spread);
        var own = new ProcessorTime(stack.alert().pid());
        var ofDatabase = new ProcessorTime(stack.databasePid());
        Duration took = awaitSent(moment);
        database.awaitNone("SELECT 1 FROM outbox WHERE state = 0 LIMIT 1");
        // With the publication of the events.
        return Lap.of(latenessOfEachOnce(), took, own, ofDatabase);
    }

    /** Waits until nothing is due any more; says how long after {@code moment} that was. */
    Duration awaitSent(Instant moment) {
        database.awaitNone(LEFT);
        return rungs.since(moment);
    }

    /** How late each was, in microseconds. Ends the benchmark unless each was sent once, and one event tells of it. */
    long[] latenessOfEachOnce() {
        long[] lateness = database.numbers(LATENESS);
        long events = database.number(TOLD.formatted("*"));
        long toldOf = database.number(TOLD.formatted("DISTINCT d.id"));
        if (lateness.length != rungs.due() || events != rungs.due() || toldOf != rungs.due()) {
            throw new BenchException("Of %d rungs %d were sent, and %d events tell of %d of them."
                    .formatted(rungs.due(), lateness.length, events, toldOf));
        }
        return lateness;
    }
}
