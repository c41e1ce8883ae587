package dev.milepost.local;

import java.util.List;

/**
 * A mail in the mailbox.
 *
 * @param id the position of its arrival, from 1
 * @param date when it was sent, as ISO 8601 instant, or empty if it does not say
 * @param messageId the Message-ID header
 * @param text its plain text part, or empty
 * @param html its HTML part, or empty
 * @param attachments the files in it
 */
public record Mail(
        long id,
        String from,
        List<String> to,
        String subject,
        String date,
        String messageId,
        String text,
        String html,
        List<Attachment> attachments) {

    /** A file in a mail. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files, and nobody changes the bytes
    public record Attachment(String name, String type, byte[] content) {}
}
