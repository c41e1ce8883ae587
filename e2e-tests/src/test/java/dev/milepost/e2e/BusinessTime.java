package dev.milepost.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Moves business time in all three services. */
final class BusinessTime {
    private static final List<String> SERVICES = List.of("milestone-service", "alert-service", "analytics-service");

    private BusinessTime() {}

    static Instant now() {
        return Instant.parse(new Client(Stack.running().url("milestone-service"), null)
                .get("/dev/clock")
                .expect(200)
                .body()
                .path("now")
                .asText());
    }

    static void advance(Duration by) {
        for (String service : SERVICES) {
            new Client(Stack.running().url(service), null)
                    .post("/dev/clock", Map.of("advance", by.toString()))
                    .expect(200);
        }
    }

    /** Moves on to a moment that lies ahead. */
    static void moveTo(Instant moment) {
        advance(Duration.between(now(), moment));
    }
}
