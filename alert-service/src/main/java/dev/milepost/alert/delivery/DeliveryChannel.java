package dev.milepost.alert.delivery;

import java.time.Duration;
import java.time.Instant;

/** A way to deliver reminders. */
public interface DeliveryChannel {
    /** The longest that a delivery may take; what hangs longer is cut off and does not take effect later. */
    Duration timeout();

    /** The right side of each Message-ID. */
    String messageIdDomain();

    /** A connection for one thread, opened with the first delivery. */
    Connection open();

    /** Delivers reminders one after the other. */
    interface Connection extends AutoCloseable {
        /** Delivers to the reminder's person, who must have an address. */
        Outcome send(DueReminder due, Instant now);

        /** Delivers a digest. */
        Outcome send(DigestMail digest, Instant now);

        /** Delivers the notice that a webhook was switched off. */
        Outcome send(WebhookNoticeMail notice, Instant now);

        /** Delivers a report. */
        Outcome send(ReportMail report, Instant now);

        /** Says that nothing is to be sent for now. */
        void rest();

        @Override
        void close();
    }
}
