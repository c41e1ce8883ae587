package dev.milepost.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionChecksTest {
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "quarkus.datasource.password", "long and secret",
            "milepost.cursor.key", "0123456789abcdef0123456789abcdef",
            "milepost.outbox.topic", "milepost.milestones.v1",
            "milepost.audit.key", "0123456789abcdef0123456789abcdef",
            "quarkus.oidc.auth-server-url", "https://identity.example/realms/milepost",
            "kafka.security.protocol", "SASL_SSL"));

    @Test
    void safeSettingsPass() {
        assertThat(unsafe()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.password, milepost, MILEPOST_DATABASE_PASSWORD",
        "milepost.cursor.key, development, MILEPOST_CURSOR_KEY",
        "milepost.audit.key, development, MILEPOST_AUDIT_KEY",
        "milepost.cursor.key, 0123456789abcdef0123456789abcde, MILEPOST_CURSOR_KEY",
        "quarkus.oidc.auth-server-url, http://identity.example/realms/milepost, MILEPOST_OIDC_URL",
        "kafka.security.protocol, PLAINTEXT, KAFKA_SECURITY_PROTOCOL",
        "milepost.development.clock-start, 2027-03-01T08:00:00Z, MILEPOST_CLOCK_START"
    })
    void eachUnsafeSettingIsNamed(String setting, String value, String named) {
        settings.put(setting, value);
        assertThat(unsafe()).singleElement().asString().contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.password, MILEPOST_DATABASE_PASSWORD",
        "milepost.cursor.key, MILEPOST_CURSOR_KEY",
        "milepost.audit.key, MILEPOST_AUDIT_KEY",
        "quarkus.oidc.auth-server-url, MILEPOST_OIDC_URL",
        "kafka.security.protocol, KAFKA_SECURITY_PROTOCOL"
    })
    void whatNobodyDecidedIsUnsafe(String setting, String named) {
        settings.remove(setting);
        assertThat(unsafe()).singleElement().asString().contains(named);
    }

    @Test
    void allOfThemAreNamedAtOnce() {
        settings.clear();
        assertThat(unsafe()).hasSize(4);
    }

    private List<String> unsafe() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(DevelopmentConfig.class)
                .build();
        return new ProductionChecks(config.getConfigMapping(DevelopmentConfig.class), config).unsafe();
    }
}
