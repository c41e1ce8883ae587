package dev.milepost.alert.mailsettings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pmo@aurora.example",
                "ada.lovelace+sites@build.aurora.example",
                "o'neill_1/x=y@a-b.example",
                "jürgen@bücher.example",
                "x@1.2"
            })
    void is_what_a_mail_can_name(String address) throws Exception {
        assertThat(MailAddress.is(address)).isTrue();
        new InternetAddress(address, true); // throws where it cannot
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "nobody@host",
                "a..b@aurora.example",
                ".a@aurora.example",
                "a.@aurora.example",
                "a@aurora..example",
                "a@.example",
                "a@aurora.example.",
                "a:b@aurora.example",
                "a(b)@aurora.example",
                "a[b]@aurora.example",
                "a\\b@aurora.example",
                "a@aurora_1.example",
                "a@[10.0.0.1]",
                "a b@aurora.example",
                "a@aurora.example\n"
            })
    void is_nothing_else(String address) {
        assertThat(MailAddress.is(address)).isFalse();
    }
}
