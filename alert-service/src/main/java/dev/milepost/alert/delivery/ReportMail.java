package dev.milepost.alert.delivery;

import dev.milepost.alert.mailsettings.Sender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report, to be worded and sent.
 *
 * @param id of its row in the ledger of reports
 */
public record ReportMail(
        UUID id,
        String tenant,
        DueReminder.Addressee addressee,
        String address,
        Sender sender,
        String messageId,
        ZoneId zone,
        About about,
        List<File> files) {

    /**
     * What it shows.
     *
     * @param owner whose report it is; it shows what they may see
     * @param from first day that it looks at; null for no bound
     * @param to last day that it looks at; null for no bound
     */
    public record About(
            UUID report,
            UUID run,
            String name,
            String owner,
            Instant asOf,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * One of its files.
     *
     * @param format as its address names it: {@code XLSX}
     * @param bytes how large it is
     * @param content null for one that is too large for a mail
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files, and nobody changes the bytes
    public record File(String format, String name, String mediaType, long bytes, byte @Nullable [] content) {}
}
