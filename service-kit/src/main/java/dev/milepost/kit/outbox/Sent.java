package dev.milepost.kit.outbox;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** A row on its way, and how it went. */
final class Sent {
    private final OutboxRows.Row row;
    private final @Nullable Future<RecordMetadata> future;
    private volatile @Nullable Throwable failure;

    /** @param failure why it did not even set out; null when it did */
    Sent(OutboxRows.Row row, @Nullable Future<RecordMetadata> future, @Nullable Throwable failure) {
        this.row = row;
        this.future = future;
        this.failure = failure;
    }

    OutboxRows.Row row() {
        return row;
    }

    boolean isDone() {
        return future == null || future.isDone();
    }

    boolean hasFailedAlready() throws InterruptedException {
        if (isDone()) {
            await();
        }
        return failure != null;
    }

    /** Waits for Kafka's word. */
    void await() throws InterruptedException {
        if (future == null || failure != null) {
            return;
        }
        try {
            future.get();
        } catch (ExecutionException e) {
            failure = e.getCause();
        }
    }

    boolean isRetriable() {
        // Whatever is not the record's own fault is worth another try: a right can be granted, a topic be made.
        return !(failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof InvalidRecordException);
    }

    @Nullable
    String failure() {
        Throwable why = failure;
        return why == null ? null : why.getClass().getSimpleName() + ": " + why.getMessage();
    }
}
