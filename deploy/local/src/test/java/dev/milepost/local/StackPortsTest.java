package dev.milepost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPortsTest {
    @Test
    void defaults_hold_where_nothing_is_set() {
        assertThat(StackPorts.of(Map.of("MILEPOST_PORT_KAFKA", "")))
                .isEqualTo(new StackPorts(8081, 8082, 8083, 8180, 13306, 19092, 3025, 8025));
    }

    @Test
    void a_variable_sets_its_port_only() {
        assertThat(StackPorts.of(Map.of("MILEPOST_PORT_MARIADB", "23306")))
                .isEqualTo(new StackPorts(8081, 8082, 8083, 8180, 23306, 19092, 3025, 8025));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "-1", "http", "80 81"})
    void what_is_no_port_is_refused_by_name(String text) {
        assertThatThrownBy(() -> StackPorts.of(Map.of("MILEPOST_PORT_SMTP", text)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("MILEPOST_PORT_SMTP")
                .hasMessageContaining(text);
    }

    @Test
    void free_ports_differ() {
        var ports = StackPorts.free();

        assertThat(Set.of(
                        ports.milestone(),
                        ports.alert(),
                        ports.analytics(),
                        ports.keycloak(),
                        ports.mariadb(),
                        ports.kafka(),
                        ports.smtp(),
                        ports.mailbox()))
                .hasSize(8);
    }
}
