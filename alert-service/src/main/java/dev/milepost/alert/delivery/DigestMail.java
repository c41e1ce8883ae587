package dev.milepost.alert.delivery;

import dev.milepost.alert.mailsettings.Sender;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A digest, to be worded and sent.
 *
 * @param id of its row in the ledger of digests
 * @param day the day it is read, where the reader is
 * @param contracts what there is to tell, by contract
 * @param more whether there is more than what it shows
 */
public record DigestMail(
        UUID id,
        String tenant,
        DueReminder.Addressee addressee,
        String address,
        Sender sender,
        String messageId,
        ZoneId zone,
        LocalDate day,
        List<OfContract> contracts,
        boolean more) {

    /** Of what changed: its due date. */
    public static final String DUE_MOVED = "DUE_MOVED";

    /** What there is to tell of a contract: at least one item. */
    public record OfContract(UUID id, String reference, String title, List<Item> items) {}

    /** Why it is told, in the order of a digest. */
    public enum Section {
        OVERDUE,
        DUE,
        WAITING,
        /** Its state or its due date, since the last digest. */
        CHANGED,
        NEW,
        /** Its own mail would have been one too many. */
        FOLDED
    }

    /**
     * Something to tell.
     *
     * @param subject what it is about, as reminders name it; of what changed {@code DUE_MOVED}, or the state it is in now
     * @param milestoneId null for what belongs to the contract as a whole
     * @param day the due date (of {@code DUE_MOVED} and {@code RESCHEDULED} the new one), or the day of what happened
     */
    public record Item(
            Section section,
            String subject,
            @Nullable UUID milestoneId,
            @Nullable String title,
            LocalDate day) {}

    /** Whether it stands for mails that would have been too many. */
    public boolean isFolded() {
        return count(Section.FOLDED) > 0;
    }

    /** How many items it has. */
    public int count() {
        return contracts.stream().mapToInt(contract -> contract.items().size()).sum();
    }

    /** How many items a section has. */
    public int count(Section section) {
        return (int) contracts.stream()
                .flatMap(contract -> contract.items().stream())
                .filter(item -> item.section() == section)
                .count();
    }
}
