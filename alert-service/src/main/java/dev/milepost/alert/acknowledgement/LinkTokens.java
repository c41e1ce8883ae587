package dev.milepost.alert.acknowledgement;

import dev.milepost.kit.crypto.Hmac;
import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What links in mails carry: what for, which reminder of which tenant, and until when, signed with HMAC-SHA-256. They can
 * be repeated by anybody who has the mail, but not be made up or changed into one for something else.
 */
@ApplicationScoped
public class LinkTokens {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int SIGNATURE_BYTES = 16;
    private static final int FIXED_BYTES = 1 + 16 + 8;
    private static final int LONGEST = 200;

    private final RealTime clock;
    private final LinkConfig config;
    private final Hmac hmac;

    @Inject
    LinkTokens(RealTime clock, LinkConfig config) {
        this.clock = clock;
        this.config = config;
        this.hmac = new Hmac(config.key());
    }

    /** What a link is for. */
    public enum Purpose {
        ACKNOWLEDGE,
        UNSUBSCRIBE,
        UNSUBSCRIBE_DIGEST,
        UNSUBSCRIBE_REPORTS
    }

    /** What a token says; {@code reminder} is the id of the digest or of the mail with a report where it is for one. */
    record Claim(Purpose purpose, String tenant, UUID reminder, Instant until) {}

    /** A token, to be the last segment of a path. */
    public String write(Purpose purpose, String tenant, UUID reminder) {
        byte[] slug = tenant.getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(FIXED_BYTES + slug.length)
                .put((byte) purpose.ordinal())
                .putLong(reminder.getMostSignificantBits())
                .putLong(reminder.getLeastSignificantBits())
                .putLong(clock.instant().plus(config.validFor()).getEpochSecond())
                .put(slug)
                .array();
        byte[] signature = sign(content);
        return ENCODER.encodeToString(ByteBuffer.allocate(content.length + SIGNATURE_BYTES)
                .put(content)
                .put(signature)
                .array());
    }

    /** What {@code token} says; empty when it is not one of ours or its time is over. */
    Optional<Claim> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = DECODER.decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int length = all.length - SIGNATURE_BYTES;
        if (length <= FIXED_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(all, length);
        if (!MessageDigest.isEqual(sign(content), Arrays.copyOfRange(all, length, all.length))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(content);
        Purpose purpose = Purpose.values()[fields.get()];
        UUID reminder = new UUID(fields.getLong(), fields.getLong());
        Instant until = Instant.ofEpochSecond(fields.getLong());
        String tenant = new String(content, FIXED_BYTES, length - FIXED_BYTES, StandardCharsets.UTF_8);
        return clock.instant().isAfter(until)
                ? Optional.empty()
                : Optional.of(new Claim(purpose, tenant, reminder, until));
    }

    private byte[] sign(byte[] content) {
        return Arrays.copyOf(hmac.of(content), SIGNATURE_BYTES);
    }
}
