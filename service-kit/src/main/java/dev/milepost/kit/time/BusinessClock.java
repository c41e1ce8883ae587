package dev.milepost.kit.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time that business rules go by: what is due, what is overdue. In production it is real time; in development it can
 * start elsewhere and be moved forward. Leases, retries and tokens stay on real time.
 */
@ApplicationScoped
public class BusinessClock implements InstantSource {
    private final InstantSource real;
    private volatile Duration ahead = Duration.ZERO;

    @Inject
    protected BusinessClock(RealTime real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        // In microseconds, as the database keeps moments: an answer shows the same before and after it is stored.
        return real.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    /** The day it is in {@code zone}. */
    public LocalDate today(ZoneId zone) {
        return instant().atZone(zone).toLocalDate();
    }

    void setAhead(Duration ahead) {
        this.ahead = ahead;
    }

    Duration ahead() {
        return ahead;
    }
}
