package dev.milepost.analytics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Random choices that a seed repeats, with ids that no other test makes, whatever its seed: all tests share one database, and
 * to the service two contracts of the same id are one stream of events, of which it has seen the second before.
 */
public final class Chance extends Random {
    private final UUID test;

    /** The choices of this seed, in each run the same. */
    public Chance(Class<?> test, long seed) {
        super(seed);
        this.test = UUID.nameUUIDFromBytes(test.getName().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same in each run, so that a commit's tests pass or fail by what is in the commit; those of another seed with
     * {@code -Dseed=7}, and others in each run with {@code -Dseed=fresh}, which prints what repeats them.
     */
    public static Chance seeded(Class<?> test) {
        String asked = System.getProperty("seed", "1");
        if (!asked.equals("fresh")) {
            return new Chance(test, Long.parseLong(asked));
        }
        long seed = new Random().nextLong();
        System.out.println(test.getSimpleName() + ": -Dseed=" + seed + " repeats this run");
        return new Chance(test, seed);
    }

    /** Version 7, variant 2, as Milepost's own ids: the database sorts by these bits. */
    public UUID id() {
        long high = nextLong() ^ test.getMostSignificantBits();
        long low = nextLong() ^ test.getLeastSignificantBits();
        return new UUID((high & ~0xF000L) | 0x7000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    public List<UUID> ids(int n) {
        return IntStream.range(0, n).mapToObj(i -> id()).toList();
    }
}
