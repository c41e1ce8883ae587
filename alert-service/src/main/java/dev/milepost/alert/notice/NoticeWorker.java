package dev.milepost.alert.notice;

import dev.milepost.alert.delivery.DeliveryChannel;
import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.delivery.SideWorker;
import dev.milepost.alert.inbound.CatchUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The thread that sends notices. */
@ApplicationScoped
class NoticeWorker {
    private final SideWorker worker;

    @Inject
    NoticeWorker(SendNotices send, DispatchConfig config, DeliveryChannel channel, CatchUp catchUp) {
        worker = new SideWorker("notices", send::round, config, channel, catchUp);
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        worker.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }
}
