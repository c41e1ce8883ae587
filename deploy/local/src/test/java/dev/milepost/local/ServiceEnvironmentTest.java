package dev.milepost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {
    private static final StackPorts PORTS = new StackPorts(1, 2, 3, 4, 5, 6, 7, 8);

    @Test
    void a_service_gets_its_own_accounts_and_the_addresses_of_the_parts() {
        var environment = new ServiceEnvironment(PORTS, null).of("analytics");

        assertThat(environment)
                .containsEntry("MILEPOST_DATABASE_URL", "jdbc:mariadb://127.0.0.1:5/analytics")
                .containsEntry("MILEPOST_DATABASE_USER", "analytics")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:6")
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                .containsEntry("KAFKA_SASL_MECHANISM", "PLAIN")
                .containsEntry("MILEPOST_OIDC_URL", "http://127.0.0.1:4/realms/milepost")
                .doesNotContainKey("MILEPOST_CLOCK_START")
                .doesNotContainKey("MILEPOST_SMTP_PASSWORD");
        assertThat(environment.get("KAFKA_SASL_JAAS_CONFIG")).contains("username=\"analytics\"");
    }

    @Test
    void only_alert_service_may_send_mail() {
        var environment = new ServiceEnvironment(PORTS, null);

        assertThat(environment.of("alert"))
                .containsEntry("MILEPOST_SMTP_PORT", "7")
                .containsEntry("MILEPOST_SMTP_USER", Accounts.MAIL_SENDER);
        assertThat(environment.of("milestone"))
                .doesNotContainKey("MILEPOST_SMTP_USER")
                .doesNotContainKey("MILEPOST_WEBHOOKS_KEY");
    }

    @Test
    void all_services_share_one_start_of_the_clock() {
        var environment = new ServiceEnvironment(PORTS, Instant.parse("2027-03-01T08:00:00Z"));

        assertThat(environment.of("milestone")).containsEntry("MILEPOST_CLOCK_START", "2027-03-01T08:00:00Z");
        assertThat(environment.of("alert").get("MILEPOST_CLOCK_RUN"))
                .isEqualTo(environment.of("alert").get("MILEPOST_CLOCK_RUN"))
                .isNotEqualTo(new ServiceEnvironment(PORTS, null).of("alert").get("MILEPOST_CLOCK_RUN"));
    }
}
