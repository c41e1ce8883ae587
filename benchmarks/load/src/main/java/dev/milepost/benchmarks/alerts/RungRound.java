package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import java.time.Duration;
import java.time.Instant;

/** A round of alert-service, which runs all the time: rungs become due, and what the ledger and the outbox say of them. */
record RungRound(AlertStack stack, AlertDatabase database, Rungs rungs) {
    private static final String LEFT = """
            SELECT 1 FROM reminder FORCE INDEX (reminder_claim)
            WHERE state = 'PLANNED' AND urgency = 1 AND send_at < '2035-01-01' LIMIT 1""";

    /** @param spread the time over which they become due */
    Lap run(Duration spread) {
        rungs.choose();
        Instant moment = rungs.makeDue("reminder", "send_at", spread);
        var own = new ProcessorTime(stack.alert().pid());
        var ofDatabase = new ProcessorTime(stack.databasePid());
        database.awaitNone(LEFT);
        Duration took = rungs.since(moment);
        database.awaitNone("SELECT 1 FROM outbox WHERE state = 0 LIMIT 1");
        long[] lateness = database.numbers("""
                SELECT TIMESTAMPDIFF(MICROSECOND, r.send_at, r.sent_at) FROM bench_due d
                JOIN reminder r ON r.id = d.id WHERE r.state = 'SENT' AND r.attempts = 1""");
        if (lateness.length == 0) {
            throw new BenchException("Nothing was sent.");
        }
        Lap lap = Lap.of(lateness, took, own, ofDatabase); // with the publication of the events
        long told = database.number("""
                SELECT COUNT(*) FROM bench_due d JOIN reminder r ON r.id = d.id
                JOIN outbox o ON o.tenant_id = 'aurora' AND o.stream_id = r.milestone_id AND o.subject_id = d.id""");
        if (lateness.length != rungs.due() || told != rungs.due()) {
            throw new BenchException("Of %d rungs %d were sent, and %d events tell of it."
                    .formatted(rungs.due(), lateness.length, told));
        }
        return lap;
    }
}
