package dev.milepost.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells whether two requests with one Idempotency-Key are the same: method, address and what was read of the body. */
final class Fingerprint {
    private Fingerprint() {}

    static byte[] of(String method, String uri, Object[] arguments, ObjectMapper json) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each Java platform has it
        }
        digest.update((method + " " + uri + "\n").getBytes(StandardCharsets.UTF_8));
        for (Object argument : arguments) {
            digest.update(argument instanceof byte[] bytes ? bytes : json.writeValueAsBytes(argument));
            digest.update((byte) '\n');
        }
        return digest.digest();
    }
}
