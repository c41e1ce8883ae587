package dev.milepost.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Work that is done at the same time because each of it mostly waits. */
public final class Together {
    private Together() {}

    /** Returns when all of it is done; throws what the first failure threw, when the others have come to their end. */
    public static void run(Runnable... work) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Stream.of(work).map(executor::submit).toList();
            for (var future : running) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The start was interrupted.", e);
        }
    }
}
