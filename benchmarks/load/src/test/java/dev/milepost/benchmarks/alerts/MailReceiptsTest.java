package dev.milepost.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.benchmarks.load.BenchException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailReceiptsTest {
    @Test
    void countsWhatCameAgainUnderTheSameName() {
        assertThat(MailReceipts.repeated(List.of("<a>", "<b>", "<a>"), Set.of("<a>", "<b>")))
                .isEqualTo(1);
    }

    @Test
    void oneThatIsMissingEndsTheBenchmark() {
        assertThatThrownBy(() -> MailReceipts.repeated(List.of("<a>", "<a>"), Set.of("<a>", "<b>")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("2 Message-IDs were recorded as sent, and mails with 1 arrived");
    }

    @Test
    void oneUnderAnotherNameEndsTheBenchmark() {
        assertThatThrownBy(() -> MailReceipts.repeated(List.of("<a>", "<c>"), Set.of("<a>")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("1 of them others");
    }
}
