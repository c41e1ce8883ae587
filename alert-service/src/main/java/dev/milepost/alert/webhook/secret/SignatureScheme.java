package dev.milepost.alert.webhook.secret;

/** How deliveries are signed (Standard Webhooks 1.0.0). */
public enum SignatureScheme {
    /** {@code v1}: a secret that both sides know. */
    HMAC_SHA256,
    /** {@code v1a}: a key pair of which the receiver gets the public half. */
    ED25519
}
