package dev.milepost.alert.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.kit.problem.Violations;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @Test
    void takes_an_address_apart() {
        assertThat(parse("https://crm.example:8443/hooks/a%20b?x=1&y=2", false))
                .contains(new WebhookUrl(true, "crm.example", 8443, "/hooks/a%20b?x=1&y=2"));
        assertThat(parse("HTTPS://crm.example", false)).contains(new WebhookUrl(true, "crm.example", 443, "/"));
        assertThat(parse("https://[2606:4700::1]/x", false)).contains(new WebhookUrl(true, "2606:4700::1", 443, "/x"));
        assertThat(parse("http://crm.example/", true)).contains(new WebhookUrl(false, "crm.example", 80, "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.example/",
                "ftp://crm.example/",
                "file:///etc/passwd",
                "crm.example",
                "",
                "https://",
                "https:///x",
                "https://user:secret@crm.example/",
                "https://crm.example/#part",
                "https://crm.example:0/",
                "https://crm.example:70000/",
                "https://bücher.example/",
                "https://crm.example/a b",
                "https://crm.example/für",
                "https://crm.example/?q=für",
                "https://crm.example/…",
                "https://crm.example/\r\nHost: other",
                "gopher://127.0.0.1/"
            })
    void refuses(String url) {
        Violations found = new Violations();

        WebhookUrl.parse(url, false, found);

        assertThat(found.isEmpty()).isFalse();
    }

    @Test
    void refuses_what_is_too_long() {
        Violations found = new Violations();

        WebhookUrl.parse("https://crm.example/" + "x".repeat(2000), false, found);

        assertThat(found.isEmpty()).isFalse();
    }

    private static Optional<WebhookUrl> parse(String url, boolean httpAllowed) {
        Violations found = new Violations();
        Optional<WebhookUrl> parsed = WebhookUrl.parse(url, httpAllowed, found);
        assertThat(found.isEmpty()).as(url).isTrue();
        return parsed;
    }
}
