package dev.milepost.alert.webhook.secret;

import dev.milepost.alert.webhook.WebhookConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals what the database must not tell (AES-256-GCM). A sealed value is good only in its place: it does not open in the
 * row of another webhook or tenant.
 *
 * <p>Its bytes: the first four of a digest of the key, a nonce of twelve, and what AES-GCM makes of it.
 */
@ApplicationScoped
public class SecretBox {
    private static final int KEY_ID = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "milepost webhooks".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final List<Key> keys;

    @Inject
    public SecretBox(WebhookConfig config) {
        this(config.key(), config.previousKey());
    }

    SecretBox(String key, Optional<String> previousKey) {
        keys = new ArrayList<>(List.of(Key.of(key)));
        previousKey.map(Key::of).ifPresent(keys::add);
    }

    /** Seals {@code content}, for {@code place} alone. */
    public byte[] seal(String place, byte[] content) {
        Key key = keys.getFirst();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(content);
            return ByteBuffer.allocate(KEY_ID + NONCE + sealed.length)
                    .put(key.id())
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether {@code sealed} needs the previous key. */
    boolean isOld(byte[] sealed) {
        return !Arrays.equals(Arrays.copyOf(sealed, KEY_ID), keys.getFirst().id());
    }

    /**
     * Opens what {@link #seal} made for {@code place}.
     *
     * @throws CannotOpenException when it was made with a key that is not configured, for another place, or was altered
     */
    public byte[] open(String place, byte[] sealed) {
        if (sealed.length <= KEY_ID + NONCE) {
            throw new CannotOpenException("it is too short", null);
        }
        byte[] id = Arrays.copyOf(sealed, KEY_ID);
        byte[] nonce = Arrays.copyOfRange(sealed, KEY_ID, KEY_ID + NONCE);
        Key key = keys.stream()
                .filter(one -> Arrays.equals(one.id(), id))
                .findFirst()
                .orElseThrow(() -> new CannotOpenException("its key is not configured", null));
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(sealed, KEY_ID + NONCE, sealed.length - KEY_ID - NONCE);
        } catch (GeneralSecurityException e) {
            throw new CannotOpenException("it was altered or is in a wrong place", e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private record Key(byte[] id, SecretKey secret) {
        static Key of(String text) {
            try {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                SecretKey secret = KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(PURPOSE, 32));
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getEncoded());
                return new Key(Arrays.copyOf(digest, KEY_ID), secret);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A sealed value cannot be read; the key that the operator configured is not the one that sealed it. */
    public static final class CannotOpenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotOpenException(String why, @org.jspecify.annotations.Nullable Throwable cause) {
            super("cannot open a sealed value: " + why + " (MILEPOST_WEBHOOKS_KEY)", cause);
        }
    }
}
