package dev.milepost.alert.webhook.secret;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs deliveries in one of the schemes of Standard Webhooks 1.0.0. */
public sealed interface SigningKey {
    /** The entry for the header {@code webhook-signature}: {@code v1,…} or {@code v1a,…}. */
    String sign(byte[] content);

    /** What to keep, sealed. */
    byte[] encoded();

    /** What the receiver verifies with: {@code whsec_…}, which is secret, or {@code whpk_…}, which is not. */
    String forReceiver();

    /** A new key. */
    static SigningKey generate(SignatureScheme scheme) {
        return switch (scheme) {
            case HMAC_SHA256 -> {
                byte[] secret = new byte[Hmac.BYTES];
                new SecureRandom().nextBytes(secret);
                yield new Hmac(secret);
            }
            case ED25519 -> Ed25519.generate();
        };
    }

    /** The key that was {@link #encoded}. */
    static SigningKey of(SignatureScheme scheme, byte[] encoded, @Nullable String publicKey) {
        return switch (scheme) {
            case HMAC_SHA256 -> new Hmac(encoded);
            case ED25519 -> Ed25519.of(encoded, publicKey == null ? "" : publicKey);
        };
    }

    /** A shared secret. */
    record Hmac(byte[] encoded) implements SigningKey {
        static final int BYTES = 32;

        @Override
        public String sign(byte[] content) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(encoded, "HmacSHA256"));
                return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String forReceiver() {
            return "whsec_" + Base64.getEncoder().encodeToString(encoded);
        }
    }

    /** A key pair; the private half never leaves the service. */
    record Ed25519(PrivateKey key, String forReceiver) implements SigningKey {
        private static final int RAW = 32;

        static Ed25519 generate() {
            try {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                byte[] encoded = pair.getPublic().getEncoded(); // a fixed head (RFC 8410), then the key itself
                byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
                return new Ed25519(
                        pair.getPrivate(), "whpk_" + Base64.getEncoder().encodeToString(raw));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        static Ed25519 of(byte[] encoded, String publicKey) {
            try {
                var key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
                return new Ed25519(key, publicKey);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public byte[] encoded() {
            return key.getEncoded();
        }

        @Override
        public String sign(byte[] content) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(content);
                return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
