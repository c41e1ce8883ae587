package dev.milepost.benchmarks.bare;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/** Ends this process with the benchmark that started it, even if that one was killed: its end closes our input. */
@ApplicationScoped
class EndWithParent {
    void watch(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is expected.
                }
            } catch (IOException e) {
                // The same as its end.
            }
            Quarkus.asyncExit();
        });
    }
}
