package dev.milepost.kit.eventlog;

import dev.milepost.kit.crypto.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The chain that seals each stream of events: the hash of an event is HMAC-SHA-256, with a secret that the database does
 * not hold, over the hash of the event before it in its stream (32 zero bytes before the first) and its own text as UTF-8.
 * A changed, removed, added or moved event breaks it; a tail that was cut off shows against a hash that went out with an
 * event.
 */
public final class HashChain {
    /** The bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte[] BEFORE_THE_FIRST = new byte[LENGTH];

    private final Hmac hmac;

    public HashChain(String secret) {
        this.hmac = new Hmac(secret);
    }

    /**
     * The hash of an event.
     *
     * @param previous the hash of the one before it in its stream; null for the first
     */
    public byte[] next(byte @Nullable [] previous, String event) {
        return hmac.of(previous == null ? BEFORE_THE_FIRST : previous, event.getBytes(StandardCharsets.UTF_8));
    }

    /** A hash as events carry it: base64url without padding, 43 characters. */
    public static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
