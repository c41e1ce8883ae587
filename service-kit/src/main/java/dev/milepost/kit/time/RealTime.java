package dev.milepost.kit.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's time, for what must not follow the business clock: leases, retries, tokens. */
@ApplicationScoped
public class RealTime implements InstantSource {
    @Override
    public Instant instant() {
        return InstantSource.system().instant();
    }
}
