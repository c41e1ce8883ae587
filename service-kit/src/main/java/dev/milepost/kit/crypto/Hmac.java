package dev.milepost.kit.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 with one secret. Each thread keeps a {@link Mac} of its own: to find the algorithm and to key it costs more
 * than to sign the few hundred bytes that are signed here.
 */
@SuppressWarnings("ThreadLocalUsage") // of the key of this one; there are a few for the life of a service
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<Mac> macs;

    /** @param secret the key, as UTF-8 */
    public Hmac(String secret) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        macs = ThreadLocal.withInitial(() -> keyed(key));
    }

    /** The 32 bytes of the code over {@code parts}, one behind the other. */
    public byte[] of(byte[]... parts) {
        Mac mac = macs.get();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal(); // and is as new
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
