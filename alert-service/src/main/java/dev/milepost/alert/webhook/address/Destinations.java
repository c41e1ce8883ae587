package dev.milepost.alert.webhook.address;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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

    private final ExecutorService lookUps = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("look-up-", 1).factory());
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
     * An address of {@code host} that a request may go to.
     *
     * @throws RefusedException when it has none
     */
    public InetAddress find(String host, Duration atMost) throws RefusedException, InterruptedException {
        List<InetAddress> addresses = List.of(lookUp(host, atMost));
        Optional<String> objection = Optional.empty();
        for (InetAddress address : addresses) {
            objection = rules.objection(address);
            if (objection.isEmpty()) {
                return address;
            }
        }
        throw new RefusedException(objection.orElse(host + " has no address"), true);
    }

    private InetAddress[] lookUp(String host, Duration atMost) throws RefusedException, InterruptedException {
        Future<InetAddress[]> found;
        try {
            found = lookUps.submit(() -> names.lookUp(host));
        } catch (RejectedExecutionException e) {
            throw new RefusedException("the service stops", false);
        }
        try {
            return found.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new RefusedException("the name " + host + " is unknown", false);
        } catch (TimeoutException e) {
            found.cancel(true);
            throw new RefusedException("looking up the name " + host + " took longer than " + atMost, false);
        }
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
