package dev.milepost.alert.mailsettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderDomainsTest {
    private static final MailSettingsConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(MailSettingsConfig.class)
            .withDefaultValue(
                    "milepost.mailsettings.sender-domains",
                    "aurora=aurora.example, borealis=Borealis.example,aurora=sky.example,mail.example")
            .build()
            .getConfigMapping(MailSettingsConfig.class);

    @Test
    void each_tenant_has_its_own_and_those_of_all() {
        assertThat(CONFIG.domainsOf("aurora")).containsExactly("aurora.example", "sky.example", "mail.example");
        assertThat(CONFIG.domainsOf("borealis")).containsExactly("borealis.example", "mail.example");
        assertThat(CONFIG.domainsOf("aurora.example")).containsExactly("mail.example");
    }

    @Test
    void none_sends_in_anothers_name() {
        assertThat(CONFIG.allowsSender("aurora", "pmo@Aurora.example")).isTrue();
        assertThat(CONFIG.allowsSender("borealis", "pmo@aurora.example")).isFalse();
        assertThat(CONFIG.allowsSender("borealis", "pmo@borealis.example")).isTrue();
        assertThat(CONFIG.allowsSender("borealis", "pmo@mail.example")).isTrue();
        assertThat(CONFIG.allowsSender("aurora", "pmo@sub.aurora.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aurora=",
                "=aurora.example",
                "Aurora=aurora.example",
                "aurora:aurora.example",
                "a=b=c.de",
                "aurora"
            })
    void what_cannot_be_read_stops_the_start(String entry) {
        assertThatThrownBy(() -> SenderDomainsCheck.check(List.of("mail.example", entry)))
                .hasMessageContaining("'" + entry + "'")
                .hasMessageContaining("aurora=aurora.example");
    }

    @Test
    void what_can_be_read_does_not() {
        assertThatCode(() -> SenderDomainsCheck.check(List.of("mail.example", " aurora=a-b.example.org")))
                .doesNotThrowAnyException();
    }
}
