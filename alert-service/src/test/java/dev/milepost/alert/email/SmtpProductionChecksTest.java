package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmtpProductionChecksTest {
    private static final Map<String, String> SAFE = Map.of(
            "milepost.smtp.host", "smtp.example.org",
            "milepost.smtp.port", "587",
            "milepost.smtp.tls", "STARTTLS",
            "milepost.smtp.timeout", "PT20S",
            "milepost.mail.from", "Aurora <milepost@aurora.example>",
            "milepost.mail.public-url", "https://milepost.aurora.example");

    @Test
    void safe_settings_pass() {
        assertThat(unsafe(Map.of())).isEmpty();
    }

    @Test
    void plain_text_needs_a_decision() {
        assertThat(unsafe(Map.of("milepost.smtp.tls", "NONE")))
                .singleElement()
                .asString()
                .contains("MILEPOST_SMTP_TLS");
        assertThat(unsafe(Map.of("milepost.smtp.tls", "NONE", "milepost.smtp.plaintext-allowed", "true")))
                .isEmpty();
    }

    @Test
    void sender_and_link_must_be_somebodys() {
        assertThat(unsafe(Map.of(
                        "milepost.mail.from", "Milepost <reminders@milepost.example>",
                        "milepost.mail.public-url", "http://127.0.0.1:8081/api/v1")))
                .hasSize(2);
    }

    @Test
    void links_that_need_no_login_travel_encrypted() {
        assertThat(unsafe(Map.of(
                        "milepost.mail.alerts-url", "http://milepost.example.org/api/v1/alerts",
                        "milepost.mail.analytics-url", "http://milepost.example.org/api/v1/analytics")))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("MILEPOST_MAIL_ALERTS_URL"),
                        one -> assertThat(one).contains("MILEPOST_MAIL_ANALYTICS_URL"));
    }

    @Test
    void mails_must_leave() {
        assertThat(unsafe(Map.of("milepost.mail.discard", "true")))
                .singleElement()
                .asString()
                .contains("MILEPOST_MAIL_DISCARD");
    }

    private static List<String> unsafe(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(SAFE);
        values.putAll(changes);
        var config = new SmallRyeConfigBuilder()
                .withMapping(SmtpConfig.class)
                .withMapping(MailConfig.class)
                .withDefaultValues(values)
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build();
        return SmtpProductionChecks.unsafe(
                config.getConfigMapping(SmtpConfig.class), config.getConfigMapping(MailConfig.class));
    }
}
