package dev.milepost.e2e;

import dev.milepost.local.LocalStack;
import java.nio.file.Path;
import java.time.Instant;

/** One running system for all tests of the run; the end of the run stops it. */
final class Stack {
    /** When business time starts: five minutes before the hour at which reminders go out in UTC. */
    static final Instant START = Instant.parse("2027-03-01T08:55:00Z");

    private static final LocalStack RUNNING = start();

    private Stack() {}

    static LocalStack running() {
        return RUNNING;
    }

    /** A client of one service that signs in as {@code user}. */
    static Client client(String service, String user) {
        return new Client(RUNNING.url(service), RUNNING.token(user));
    }

    private static LocalStack start() {
        LocalStack stack = LocalStack.onFreePorts(
                Path.of("target", "stack-" + ProcessHandle.current().pid()), START);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack.start();
    }
}
