package dev.milepost.benchmarks.load;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance with a fixed seed: each run generates the same data. */
public final class MadeUp {
    /** When business time stands still for the benchmark: what is due and overdue does not depend on the day it runs. */
    public static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");

    public static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    public static final LocalDateTime MOMENT = LocalDateTime.ofInstant(NOW, ZoneOffset.UTC);

    private static final long FIRST_MILLIS =
            Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    private static final List<String> WORK = List.of(
            "Foundation slab",
            "Steel frame",
            "Roof",
            "Façade",
            "Lift shafts",
            "Data centre fit-out",
            "Commissioning",
            "Fire inspection",
            "Design review",
            "Site survey",
            "Monthly report",
            "Safety report",
            "Training",
            "Handover",
            "Warranty check",
            "Permit",
            "Cable route",
            "Pump station",
            "Acceptance test",
            "Interim payment");
    private static final List<String> DETAIL = List.of(
            "north wing",
            "south wing",
            "phase one",
            "phase two",
            "lot 3",
            "lot 7",
            "basement",
            "first floor",
            "second floor",
            "main hall");

    private final Random random;
    private long ids;

    public MadeUp(long seed) {
        this.random = new Random(seed);
    }

    /** Shaped like a UUIDv7, so that rows lie in the order in which they came about, as in real life. */
    public UUID id() {
        long millis = FIRST_MILLIS + ids / 4;
        long high = millis << 16 | 0x7000 | ids++ % 4;
        return new UUID(high, random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One of the values, each as likely as its weight; both lists are equally long. */
    public <T> T oneOf(List<T> values, List<Integer> weights) {
        int left = random.nextInt(weights.stream().mapToInt(Integer::intValue).sum());
        int chosen = 0;
        while (left >= weights.get(chosen)) {
            left -= weights.get(chosen++);
        }
        return values.get(chosen);
    }

    public String title() {
        return oneOf(WORK) + ", " + oneOf(DETAIL);
    }

    public String description() {
        return "%s is complete in the %s, tested and documented; open points are listed with who closes them by when."
                .formatted(oneOf(WORK), oneOf(DETAIL));
    }
}
