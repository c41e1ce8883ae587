package dev.milepost.local;

/**
 * A port that a part listens on.
 *
 * @param setting what follows MILEPOST_PORT_ in the name of the environment variable that sets it
 */
record Port(int number, String setting) {
    /** Refuses a port that somebody else uses. */
    void requireFree(String part) {
        if (!Ports.isFree(number)) {
            throw new StackException(
                    "Port %d, which %s needs, is taken on 127.0.0.1: end what uses it, or set MILEPOST_PORT_%s to another."
                            .formatted(number, part, setting));
        }
    }
}
