package dev.milepost.kit.app;

import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a test hold a request in the middle of its work, or end it with a refusal. */
@ApplicationScoped
public class Gate {
    private volatile CountDownLatch arrived = new CountDownLatch(1);
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile boolean refuse;

    /** Holds who comes until {@link #open}. */
    public void close() {
        arrived = new CountDownLatch(1);
        open = new CountDownLatch(1);
    }

    public void awaitSomebody() throws InterruptedException {
        if (!arrived.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody came");
        }
    }

    public void open() {
        open.countDown();
    }

    public void refuse(boolean on) {
        refuse = on;
    }

    void pass(String text) {
        arrived.countDown();
        try {
            if (!open.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the gate stayed shut for " + text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (refuse) {
            throw ProblemType.CONFLICT.because("not today");
        }
    }
}
