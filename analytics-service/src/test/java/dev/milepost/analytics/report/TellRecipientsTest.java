package dev.milepost.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.ReportFile;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellRecipientsTest {
    private static final TellRecipients.Run RUN = new TellRecipients.Run(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "Delay by team",
            Instant.parse("2027-03-01T06:30:00Z"),
            Instant.parse("2027-03-01T06:30:04Z"));

    /** 3 KiB are 4 KiB in base64: what does not fit any more is left out, and what fits after it is not. */
    @Test
    void theFilesThatFitTravelInTheEvent() {
        Map<ReportFormat, byte[]> files = new EnumMap<>(ReportFormat.class);
        files.put(ReportFormat.CSV, bytes(3 << 10));
        files.put(ReportFormat.XLSX, bytes((3 << 10) + 1));
        files.put(ReportFormat.SVG, bytes(3 << 10));

        List<ReportFile> attached = TellRecipients.attached(RUN, files, 8 << 10);

        assertThat(attached)
                .extracting(ReportFile::name)
                .containsExactly(
                        "delay-by-team-2027-03-01.csv",
                        "delay-by-team-2027-03-01.xlsx",
                        "delay-by-team-2027-03-01.svg");
        assertThat(attached).extracting(ReportFile::bytes).containsExactly(3072L, 3073L, 3072L);
        assertThat(Base64.getDecoder().decode(attached.getFirst().content())).isEqualTo(files.get(ReportFormat.CSV));
        assertThat(attached.get(1).content()).isNull();
        assertThat(Base64.getDecoder().decode(attached.get(2).content())).isEqualTo(files.get(ReportFormat.SVG));
        assertThat(TellRecipients.attached(RUN, files, 0))
                .extracting(ReportFile::content)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        "Verzögerung: Bauamt?, verzogerung-bauamt-2027-03-01.csv",
        "../../etc/passwd, etc-passwd-2027-03-01.csv",
        "Отчёт, report-2027-03-01.csv"
    })
    void aFileIsNamedSoThatEveryProgramTakesIt(String report, String file) {
        assertThat(ReportFormat.CSV.fileName(report, RUN.dueAt())).isEqualTo(file);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
