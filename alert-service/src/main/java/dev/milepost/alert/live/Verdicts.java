package dev.milepost.alert.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Which contracts one client may see, kept for moments: who reads a busy contract is not looked up for each event. */
final class Verdicts {
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 1_000;

    private final Map<UUID, Verdict> byContract = new HashMap<>();

    private record Verdict(boolean open, long atNanos) {}

    /** What was found lately, else what {@code look} finds. */
    boolean of(UUID contract, BooleanSupplier look) {
        Verdict known = byContract.get(contract);
        return known != null && System.nanoTime() - known.atNanos() < KEPT_NANOS
                ? known.open()
                : put(contract, look.getAsBoolean());
    }

    boolean put(UUID contract, boolean open) {
        if (byContract.size() >= MOST) {
            byContract.clear();
        }
        byContract.put(contract, new Verdict(open, System.nanoTime()));
        return open;
    }
}
