package dev.milepost.alert.live;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What waits for one client. One that reads too slowly is cut off, and resumes where it was. */
final class Listener {
    private static final int MOST = 5_000;

    private final BlockingQueue<ConsumerRecord<String, String>> waiting = new ArrayBlockingQueue<>(MOST);
    private volatile boolean overrun;

    void offer(ConsumerRecord<String, String> message) {
        if (!waiting.offer(message)) {
            overrun = true;
        }
    }

    @Nullable
    ConsumerRecord<String, String> await(long millis) throws InterruptedException {
        return waiting.poll(millis, TimeUnit.MILLISECONDS);
    }

    boolean isOverrun() {
        return overrun;
    }
}
