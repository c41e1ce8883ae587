package dev.milepost.benchmarks.bare;

import java.util.UUID;

/** An event about as long as one of milestone-service's, which carries the whole state of a milestone. */
final class Payload {
    private static final String REST = "state of the milestone ".repeat(60);

    private Payload() {}

    static String of(UUID id, long version, String status, String body) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + ",\"status\":\"" + status + "\",\"request\":" + body
                + ",\"rest\":\"" + REST + "\"}";
    }
}
