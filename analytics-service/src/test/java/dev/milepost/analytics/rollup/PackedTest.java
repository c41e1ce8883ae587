package dev.milepost.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
    private final Random random = new Random(7);

    private Tally tally() {
        Tally tally = new Tally();
        for (int i = 0; i < 200; i++) {
            tally.count(Section.VARIANCE, "BASELINE", random.nextInt(400) - 200, random.nextInt(9) - 4L);
            tally.count(Section.OPEN, "CURRENT Europe/Berlin", 20_000 + random.nextInt(90), 1L << random.nextInt(40));
            tally.count(Section.REASONS, "weather ü " + random.nextInt(4), 0, 1);
            tally.add(Section.PAID, "EUR", 0, BigDecimal.valueOf(random.nextInt(), random.nextInt(11)));
        }
        return tally;
    }

    private static Tally unpacked(byte[] bytes) {
        Tally tally = new Tally();
        Packed.addTo(tally, bytes);
        return tally;
    }

    @Test
    void whatIsPackedComesBack() {
        Tally tally = tally();
        assertThat(unpacked(Packed.bytes(tally))).isEqualTo(tally);
        assertThat(Packed.bytes(new Tally())).hasSize(2);
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        Tally tally = tally();
        Tally more = tally();
        Tally both = new Tally();
        both.add(tally, 1);
        both.add(more, 1);
        both.add(tally, -1);
        assertThat(both.counts(Section.VARIANCE)).isEqualTo(more.counts(Section.VARIANCE));
        both.add(more, -1);
        assertThat(both.isEmpty()).isTrue();
    }

    @Test
    void aDayOfAHistogramTakesTwoBytes() {
        Tally tally = new Tally();
        for (int day = 0; day < 1000; day++) {
            tally.count(Section.VARIANCE, "BASELINE", day, 30);
        }
        assertThat(Packed.bytes(tally)).hasSizeLessThan(2_040);
    }

    @Test
    void aContributionComesBack() {
        var contribution = new Contribution(
                true,
                Scopes.OPEN,
                List.of("party"),
                Map.of(Part.TEAM, List.of("=legal"), Part.TAG, List.of("=a", "=b")),
                Map.of(Promise.CURRENT, LocalDate.of(2027, 2, 28)),
                true,
                tally(),
                List.of(new Contribution.Paid("EUR", LocalDate.of(2027, 3, 1), tally())));
        assertThat(StoredContribution.of(StoredContribution.bytes(contribution)))
                .isEqualTo(contribution);
    }

    /** Rows that were written by streams of the JDK are read, and compared with those that are written now. */
    @Test
    void theFormatIsThatOfTheStreamsOfTheJdk() throws IOException {
        var expected = new ByteArrayOutputStream();
        var out = new DataOutputStream(expected);
        BytesOut actual = new BytesOut();
        for (String text :
                List.of("", "BASELINE Europe/Berlin", "weather ü", "\0", "\ud83d\ude80 岡", "x".repeat(40_000))) {
            out.writeUTF(text);
            actual.text(text);
        }
        out.writeByte(-3);
        actual.oneByte(-3);
        out.writeBoolean(true);
        actual.truth(true);
        out.writeShort(300);
        actual.twoBytes(300);
        out.writeInt(-70_000);
        actual.fourBytes(-70_000);
        out.writeLong(-5_000_000_000L);
        actual.eightBytes(-5_000_000_000L);
        assertThat(actual.bytes()).isEqualTo(expected.toByteArray());

        Bytes in = new Bytes(actual.bytes());
        for (String text :
                List.of("", "BASELINE Europe/Berlin", "weather ü", "\0", "\ud83d\ude80 岡", "x".repeat(40_000))) {
            assertThat(in.text()).isEqualTo(text);
        }
        assertThat(in.oneByte()).isEqualTo(-3);
        assertThat(in.isTrue()).isTrue();
        assertThat(in.twoBytes()).isEqualTo(300);
        assertThat(in.fourBytes()).isEqualTo(-70_000);
        assertThat(in.eightBytes()).isEqualTo(-5_000_000_000L);
    }
}
