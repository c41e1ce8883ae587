package dev.milepost.alert.webhook.address;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up where a request goes. The address it returns was checked, and must be the one that is connected to: a second
 * look-up could have another answer.
 */
@ApplicationScoped
public class Destinations {
    // A look-up blocks its thread and cannot be interrupted, so virtual threads would soon have no carrier left.
    private static final int THREADS = 16;
    private static final int OF_TENANT = 4; // so that one whose names hang leaves threads for the others

    private final ExecutorService lookUps = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("look-up-", 1).factory());
    private final ConcurrentMap<String, Semaphore> places = new ConcurrentHashMap<>();
    private final AddressRules rules;
    private final Names names;

    /** Turns names into addresses. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    @Inject
    public Destinations(AddressRules rules) {
        this(rules, InetAddress::getAllByName);
    }

    Destinations(AddressRules rules, Names names) {
        this.rules = rules;
        this.names = names;
    }

    /**
     * An address of {@code host} that a request of {@code tenant} may go to.
     *
     * @throws RefusedException when it has none
     */
    public InetAddress find(String tenant, String host, Duration atMost) throws RefusedException, InterruptedException {
        List<InetAddress> addresses = List.of(lookUp(tenant, host, atMost));
        Optional<String> objection = Optional.empty();
        for (InetAddress address : addresses) {
            objection = rules.objection(address);
            if (objection.isEmpty()) {
                return address;
            }
        }
        throw new RefusedException(objection.orElse(host + " has no address"), true);
    }

    private InetAddress[] lookUp(String tenant, String host, Duration atMost)
            throws RefusedException, InterruptedException {
        Semaphore place = places.computeIfAbsent(tenant, none -> new Semaphore(OF_TENANT));
        long until = System.nanoTime() + atMost.toNanos();
        if (!place.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw tooLong(host, atMost);
        }
        Future<InetAddress[]> found;
        try {
            found = lookUps.submit(() -> {
                try {
                    return names.lookUp(host);
                } finally {
                    place.release();
                }
            });
        } catch (RejectedExecutionException e) {
            place.release();
            throw new RefusedException("the service stops", false);
        }
        try {
            return found.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new RefusedException("the name " + host + " is unknown", false);
        } catch (TimeoutException e) {
            throw tooLong(host, atMost);
        }
    }

    private static RefusedException tooLong(String host, Duration atMost) {
        return new RefusedException("looking up the name " + host + " took longer than " + atMost, false);
    }

    @PreDestroy
    void stop() {
        lookUps.shutdownNow();
    }

    /** No request goes there. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean forbidden;

        RefusedException(String why, boolean forbidden) {
            super(why);
            this.forbidden = forbidden;
        }

        /** Whether the rules forbid it; otherwise its name was not found. */
        public boolean isForbidden() {
            return forbidden;
        }
    }
}
