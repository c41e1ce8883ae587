package dev.milepost.alert.delivery;

import dev.milepost.alert.inbound.CatchUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** The workers of all kinds of mail beside the reminders. */
@ApplicationScoped
class SideWorkers {
    private final List<SideWorker> workers;
    private final DeliveryChannel channel;
    private long stopBy;

    @Inject
    SideWorkers(Instance<SideWorker.Work> kinds, DispatchConfig config, DeliveryChannel channel, CatchUp catchUp) {
        this.channel = channel;
        workers = kinds.stream()
                .map(work -> new SideWorker(work, config, channel, catchUp))
                .toList();
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        workers.forEach(SideWorker::start);
    }

    void tell(@Observes @Priority(1) ShutdownEvent event) {
        workers.forEach(SideWorker::stop);
        stopBy = System.nanoTime()
                + channel.timeout().plus(DispatchWorkers.TO_RECORD).toNanos();
    }

    void await(@Observes @Priority(2) ShutdownEvent event) throws InterruptedException {
        for (SideWorker worker : workers) {
            worker.await(stopBy);
        }
    }
}
