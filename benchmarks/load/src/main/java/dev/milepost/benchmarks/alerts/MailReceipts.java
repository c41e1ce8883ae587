package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.local.LocalMail;
import dev.milepost.local.Mail;
import java.util.List;
import java.util.Set;

/** What arrived in the mailbox of a round, beside what the ledger says was sent. */
record MailReceipts(LocalMail mail, AlertDatabase database) implements KillRounds.Receipts {
    private static final String MESSAGE_IDS =
            "SELECT r.message_id, 1 FROM bench_due d JOIN reminder r ON r.id = d.id WHERE r.state = 'SENT'";

    @Override
    public void forget() {
        mail.forgetMails();
    }

    @Override
    public int repeated() {
        return repeated(
                mail.mails().stream().map(Mail::messageId).toList(),
                database.byText(MESSAGE_IDS).keySet());
    }

    /**
     * How many mails came more than once under the same Message-ID.
     *
     * @param arrived the Message-IDs of all mails
     * @param sent those of the ledger
     */
    static int repeated(List<String> arrived, Set<String> sent) {
        Set<String> different = Set.copyOf(arrived);
        if (!different.equals(sent)) {
            throw new BenchException(
                    "%d Message-IDs were recorded as sent, and mails with %d arrived, %d of them others."
                            .formatted(
                                    sent.size(),
                                    different.size(),
                                    different.stream()
                                            .filter(id -> !sent.contains(id))
                                            .count()));
        }
        return arrived.size() - different.size();
    }
}
