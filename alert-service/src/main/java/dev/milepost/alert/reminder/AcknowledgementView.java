package dev.milepost.alert.reminder;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who acknowledged a reminder. */
@Schema(name = "Acknowledgement", description = "That somebody has taken note of a reminder.")
record AcknowledgementView(
        @Schema(required = true, description = "When.", examples = "2027-03-24T08:12:00Z")
        Instant at,

        @Schema(required = true, description = "Who, by name or address.", examples = "Ada Ahlgren")
        String by,

        @Schema(
                required = true,
                description = "How: by the API, by the link in the mail, or from the inbox.",
                enumeration = {"API", "LINK", "INBOX"},
                examples = "LINK")
        String via) {

    static @Nullable AcknowledgementView of(Reminder reminder, UnaryOperator<String> words) {
        return reminder.acknowledgedAt == null || reminder.acknowledgedBy == null || reminder.acknowledgedVia == null
                ? null
                : new AcknowledgementView(
                        reminder.acknowledgedAt, words.apply(reminder.acknowledgedBy), reminder.acknowledgedVia);
    }
}
