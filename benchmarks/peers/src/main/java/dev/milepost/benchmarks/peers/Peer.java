package dev.milepost.benchmarks.peers;

/** Something that does the same work as a service, or the least that the work can cost. */
interface Peer extends AutoCloseable {
    /** Gets to work, and returns at once. */
    void start() throws Exception;

    /** Says that there is something to do; most find that out by themselves. */
    default void signal() {}

    /** Ends the work, and says what came of it since the start: one line. */
    String stop() throws Exception;

    @Override
    void close() throws Exception;
}
