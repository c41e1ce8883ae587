package dev.milepost.alert.webhook.secret;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** Verifies {@code v1a} signatures from the raw bytes of the public key (RFC 8032, 5.1.2), as a receiver would. */
public final class Ed25519Verifier {
    private Ed25519Verifier() {}

    /** Whether {@code signature}, {@code v1a,…}, is good for {@code content}. */
    public static boolean verify(String publicKey, String signature, byte[] content) throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        boolean xIsOdd = (raw[raw.length - 1] & 0x80) != 0;
        byte[] y = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            y[i] = raw[raw.length - 1 - i];
        }
        y[0] &= 0x7f;
        var key = KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xIsOdd, new BigInteger(1, y))));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(content);
        return signature.startsWith("v1a,")
                && verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }
}
