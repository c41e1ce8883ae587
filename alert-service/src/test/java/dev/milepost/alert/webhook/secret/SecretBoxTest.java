package dev.milepost.alert.webhook.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final byte[] SECRET = "very secret".getBytes(StandardCharsets.UTF_8);
    private final SecretBox box = new SecretBox("key one", Optional.empty());

    @Test
    void opens_what_it_sealed_and_never_seals_alike() {
        byte[] sealed = box.seal("here", SECRET);

        assertThat(box.open("here", sealed)).isEqualTo(SECRET);
        assertThat(box.seal("here", SECRET)).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }

    @Test
    void a_sealed_value_is_good_only_in_its_place() {
        byte[] sealed = box.seal("here", SECRET);

        assertThatThrownBy(() -> box.open("there", sealed)).isInstanceOf(SecretBox.CannotOpenException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open("here", sealed)).isInstanceOf(SecretBox.CannotOpenException.class);
        assertThatThrownBy(() -> box.open("here", new byte[3])).isInstanceOf(SecretBox.CannotOpenException.class);
    }

    @Test
    void a_new_key_still_opens_what_the_one_before_sealed() {
        byte[] sealed = box.seal("here", SECRET);

        assertThat(new SecretBox("key two", Optional.of("key one")).open("here", sealed))
                .isEqualTo(SECRET);
        assertThatThrownBy(() -> new SecretBox("key two", Optional.empty()).open("here", sealed))
                .isInstanceOf(SecretBox.CannotOpenException.class)
                .hasMessageContaining("MILEPOST_WEBHOOKS_KEY");
    }
}
