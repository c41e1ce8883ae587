package dev.milepost.alert.live;

import dev.milepost.alert.known.ContractOf;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.RealTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens a stream for a viewer: first what they have missed, then what happens. */
@ApplicationScoped
class LiveStream {
    /** More than these are not read again one by one: the client is told to load its data anew. */
    static final long MOST_MISSED = 50_000;

    private static final Logger LOG = Logger.getLogger(LiveStream.class);
    private static final long KEEP_ALIVE_NANOS = 15_000_000_000L;
    private static final long CATCH_UP_NANOS = 20_000_000_000L;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long PAUSE_NANOS = 2_000_000;

    private final LiveTail tail;
    private final MayShow mayShow;
    private final Withhold withhold;
    private final RealTime now;
    private final Places places = new Places();

    @Inject
    LiveStream(LiveTail tail, MayShow mayShow, Withhold withhold, RealTime now) {
        this.tail = tail;
        this.mayShow = mayShow;
        this.withhold = withhold;
        this.now = now;
    }

    /**
     * Opens the stream.
     *
     * @param lastId the id of the last event that the client has seen; null for one that begins now
     * @param contract only of this contract
     */
    Multi<OutboundSseEvent> open(Viewer viewer, @Nullable String lastId, @Nullable UUID contract, Sse sse) {
        places.take(viewer);
        var listener = new Listener();
        Positions joined;
        Positions begin;
        try {
            joined = tail.join(listener);
            begin = lastId == null
                    ? Positions.of(joined.next())
                    : Positions.parse(lastId, joined.next())
                            .orElseThrow(() -> ProblemType.INVALID_INPUT.because(
                                    "Last-Event-ID is no id of this stream; leave it out to begin now."));
        } catch (RuntimeException e) {
            leave(viewer, listener);
            throw e;
        }
        return Multi.createFrom()
                .emitter(
                        emitter -> Thread.ofVirtual()
                                .name("live-stream")
                                .start(() -> new Client(viewer, contract, listener, sse, emitter).serve(begin, joined)),
                        BackPressureStrategy.BUFFER);
    }

    private void leave(Viewer viewer, Listener listener) {
        tail.leave(listener);
        places.leave(viewer);
    }

    /** One client while it is connected; it has a thread of its own. */
    private final class Client {
        private final Viewer viewer;
        private final @Nullable UUID contract;
        private final Listener listener;
        private final Sse sse;
        private final MultiEmitter<? super OutboundSseEvent> emitter;
        private final Verdicts verdicts = new Verdicts();
        private final long openedNanos = System.nanoTime();
        private long sentNanos = openedNanos;
        private boolean catchingUp;

        Client(
                Viewer viewer,
                @Nullable UUID contract,
                Listener listener,
                Sse sse,
                MultiEmitter<? super OutboundSseEvent> emitter) {
            this.viewer = viewer;
            this.contract = contract;
            this.listener = listener;
            this.sse = sse;
            this.emitter = emitter;
        }

        void serve(Positions begin, Positions joined) {
            Positions position = begin;
            try {
                // An id far ahead of everything is one of another Kafka.
                if (begin.before(joined) > MOST_MISSED || joined.before(begin) > MOST_MISSED) {
                    position = Positions.of(joined.next());
                    send(event("reset", position, "{}"));
                } else {
                    send(event("ready", position, "{}"));
                }
                if (catchUp(position, joined)) {
                    follow(position);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (MayShow.NotFoldedException e) {
                LOG.debugf("A live stream ended: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.warnf("A live stream ended: %s", e.getMessage());
            } finally {
                leave(viewer, listener);
                place(position);
                emitter.complete(); // the client comes again with the last id
            }
        }

        /** Passes on what was missed; false when that took too long, so that others have their turn. */
        private boolean catchUp(Positions position, Positions joined) throws InterruptedException {
            catchingUp = true;
            boolean done = tail.between(position, joined, message -> pass(message, position), this::goesOn);
            catchingUp = false;
            return done;
        }

        private void follow(Positions position) throws InterruptedException {
            while (goesOn()) {
                ConsumerRecord<String, String> message = listener.await(LOOK_EVERY_MILLIS);
                if (message != null) {
                    pass(message, position);
                } else {
                    keepAlive(position);
                }
            }
        }

        /** Also while much happens that the client may not see; with the id it goes on behind that. */
        private void keepAlive(Positions position) {
            if (System.nanoTime() - sentNanos >= KEEP_ALIVE_NANOS) {
                place(position);
                sentNanos = System.nanoTime();
            }
        }

        private void place(Positions position) {
            emitter.emit(sse.newEventBuilder()
                    .comment("still here")
                    .id(position.toString())
                    .build());
        }

        private boolean goesOn() {
            return !emitter.isCancelled()
                    && !listener.isOverrun()
                    && !tail.isStopping()
                    && !(catchingUp && System.nanoTime() - openedNanos > CATCH_UP_NANOS)
                    && now.instant().isBefore(viewer.until());
        }

        /** Sends a record if the viewer may see it; false when the client is gone. */
        private boolean pass(ConsumerRecord<String, String> message, Positions position) {
            var partition = LiveTail.partition(message);
            if (message.offset() < position.of(partition)) {
                return true; // read with what was missed
            }
            Event event = read(message);
            String shown = event != null && isShown(event, message.topic())
                    ? withhold.from(viewer, event, message.value())
                    : null;
            position.passed(partition, message.offset()); // not before that is known: else it would be lost
            if (event != null && shown != null) {
                send(event(event.type(), position, shown));
            } else {
                keepAlive(position);
            }
            return goesOn();
        }

        private boolean isShown(Event event, String topic) {
            return (contract == null || contract.equals(ContractOf.event(event)))
                    && mayShow.to(viewer, event, topic, verdicts, catchingUp);
        }

        private static @Nullable Event read(ConsumerRecord<String, String> message) {
            try {
                Event event = EventJson.read(message.value());
                event.sequenceNumber(); // must be a number
                return event;
            } catch (IllegalArgumentException e) {
                return null; // the fold reports it
            }
        }

        private OutboundSseEvent event(String name, Positions position, String data) {
            return sse.newEventBuilder()
                    .id(position.toString())
                    .name(name)
                    .data(data)
                    .build();
        }

        /** Waits for a client that reads slowly; what comes meanwhile waits with the listener. */
        private void send(OutboundSseEvent event) {
            while (emitter.requested() == 0 && goesOn()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            emitter.emit(event);
            sentNanos = System.nanoTime();
        }
    }
}
