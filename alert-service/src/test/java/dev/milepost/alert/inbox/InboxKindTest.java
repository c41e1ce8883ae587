package dev.milepost.alert.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.policy.Subject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InboxKindTest {
    @Test
    void an_inbox_knows_all_that_reminders_are_about() {
        assertThat(Arrays.stream(InboxKind.values()).map(Enum::name))
                .containsAll(Arrays.stream(Subject.values()).map(Enum::name).toList());
    }
}
