package dev.milepost.local.testing;

/**
 * A running part, for tests that kill it. It is reached over JMX because Quarkus loads a test and its test resource with
 * different class loaders, so that a static field of the one is not that of the other.
 */
public interface PartMXBean {
    /** Host and port it listens on. */
    String getAddress();

    /** The process id. */
    long getPid();

    boolean isRunning();

    /** Ends it as {@code kill -9} does and waits until it is gone. */
    void kill();

    /** Starts it again on the same port and data directory, and waits until it is ready. */
    void restart();
}
