package dev.milepost.alert.webhook.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final String BODY = "{\"type\": \"dev.milepost.milestone.approved.v1\", \"title\": \"Übergabe ✓\"}";
    private final long now = InstantSource.system().instant().getEpochSecond();

    @Test
    void a_library_of_others_takes_v1() throws Exception {
        SigningKey key = SigningKey.generate(SignatureScheme.HMAC_SHA256);
        SigningKey stored = SigningKey.of(SignatureScheme.HMAC_SHA256, key.encoded(), null);

        String signature = stored.sign(content(BODY));

        assertThat(key.forReceiver()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThatCode(() -> new Webhook(key.forReceiver()).verify(BODY, headers(signature)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(key.forReceiver()).verify(BODY + " ", headers(signature)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(
                                SigningKey.generate(SignatureScheme.HMAC_SHA256).forReceiver())
                        .verify(BODY, headers(signature)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void the_jdk_verifies_v1a_by_the_public_key_alone() throws Exception {
        SigningKey key = SigningKey.generate(SignatureScheme.ED25519);
        SigningKey stored = SigningKey.of(SignatureScheme.ED25519, key.encoded(), key.forReceiver());

        String signature = stored.sign(content(BODY));

        assertThat(stored.forReceiver()).isEqualTo(key.forReceiver()).matches("whpk_[A-Za-z0-9+/]{43}=");
        assertThat(Ed25519Verifier.verify(key.forReceiver(), signature, content(BODY)))
                .isTrue();
        assertThat(Ed25519Verifier.verify(key.forReceiver(), signature, content(BODY + " ")))
                .isFalse();
    }

    private byte[] content(String body) {
        return ("msg_1." + now + "." + body).getBytes(StandardCharsets.UTF_8);
    }

    private HttpHeaders headers(String signature) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("webhook-id", List.of("msg_1"));
        headers.put("webhook-timestamp", List.of(Long.toString(now)));
        headers.put("webhook-signature", List.of(signature));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
