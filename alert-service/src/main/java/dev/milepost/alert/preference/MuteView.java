package dev.milepost.alert.preference;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person does not hear of, as they see it. */
@Schema(name = "Mute", description = "What a person does not hear of.")
record MuteView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "SNOOZE where one subject was snoozed from the inbox.",
                examples = "CONTRACT")
        Mute.Kind kind,

        @Schema(required = true, description = "Id of the contract, the milestone, or what the subject is of.")
        UUID refId,

        @Schema(description = "What was snoozed; absent for a contract or milestone.", examples = "DUE_DATE") @Nullable
        String subject,

        @Schema(description = "Until when; absent for good.", examples = "2027-05-01T00:00:00Z") @Nullable
        Instant until,

        @Schema(required = true) Instant createdAt) {

    static MuteView from(Mute mute) {
        return new MuteView(
                mute.id,
                mute.kind,
                mute.refId,
                mute.subject.isEmpty() ? null : mute.subject,
                mute.untilAt,
                mute.createdAt);
    }
}
