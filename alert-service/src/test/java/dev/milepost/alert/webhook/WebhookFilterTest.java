package dev.milepost.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookFilterTest {
    private static final String APPROVED = "dev.milepost.milestone.approved.v1";

    @Test
    void a_pattern_covers_a_type_or_all_that_begin_so() {
        assertThat(WebhookFilter.covers(APPROVED, APPROVED)).isTrue();
        assertThat(WebhookFilter.covers("dev.milepost.milestone.*", APPROVED)).isTrue();
        assertThat(WebhookFilter.covers("*", APPROVED)).isTrue();
        assertThat(WebhookFilter.covers("dev.milepost.payment.*", APPROVED)).isFalse();
        assertThat(WebhookFilter.covers("dev.milepost.milestone.approved", APPROVED))
                .isFalse();
        assertThat(WebhookFilter.covers("", APPROVED)).isFalse();
    }
}
