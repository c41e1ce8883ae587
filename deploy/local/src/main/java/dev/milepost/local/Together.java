package dev.milepost.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Work that is done at the same time because each of it mostly waits. */
public final class Together {
    private Together() {}

    /** Returns when all of it is done. The first failure interrupts the others and is thrown when they have ended. */
    public static void run(Runnable... work) {
        run(Stream.of(work));
    }

    static void run(Stream<Runnable> work) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var completion = new ExecutorCompletionService<Void>(executor);
            var tasks = work.map(task -> completion.submit(task, null)).toList();
            try {
                for (int done = 0; done < tasks.size(); done++) {
                    completion.take().get();
                }
            } catch (ExecutionException | InterruptedException e) {
                executor.shutdownNow();
                throw e;
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("It was interrupted.", e);
        }
    }
}
