package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.ladder.WorkDays;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One rung of a policy's ladder, as it is asked for. */
@Schema(name = "RungRequest", description = "One step of a ladder.")
public record RungRequest(
        @NotBlank
        @Size(max = 15)
        @Schema(
                required = true,
                description = "Offset from the day, an ISO 8601 period: `P-7D` is seven days before. P0D for what is"
                        + " told as it happens.",
                examples = "P-7D")
        String offset,

        @Schema(
                description = "Whether it counts business days of the recipient; then the offset has days only.",
                examples = "false")
        boolean business,

        @Valid @Schema(description = "Absent for once.") @Nullable
        Repeat repeat,

        @Size(max = 7) @Schema(description = "Whom it goes to.", examples = "[\"OWNER\", \"WATCHERS\"]")
        List<@NotNull RecipientKind> recipients,

        @Size(max = 20) @Schema(description = "Addresses it goes to as well.", examples = "[\"pmo@aurora.example\"]")
        List<@NotBlank @Size(max = 254) String> addresses,

        @Size(max = 5)
        @Schema(
                description =
                        "Webhooks of the tenant that it goes to as well, by their ids: systems, or chats as cards."
                                + " Whatever the channel, which is for the others.",
                examples = "[\"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a6f\"]")
        List<@NotNull UUID> webhooks,

        @Size(max = 63)
        @Schema(description = "Key of the tenant's template; the built-in one when absent.", examples = "final-call")
        @Nullable
        String template,

        @Schema(
                description =
                        "EMAIL is a mail, and for people an entry in their inbox; INBOX is that entry alone. EMAIL"
                                + " when absent.",
                enumeration = {"EMAIL", "INBOX"},
                examples = "EMAIL")
        @Nullable
        Channel channel,

        @Valid @Schema(description = "Who is told when nobody acknowledges it in time.") @Nullable
        Escalation escalation) {
    public RungRequest {
        recipients = recipients == null ? List.of() : recipients.stream().toList();
        addresses = addresses == null ? List.of() : addresses.stream().toList();
        webhooks = webhooks == null ? List.of() : webhooks.stream().toList();
    }

    /** A rung of the built-in ladder. */
    static RungRequest builtIn(Period offset) {
        return new RungRequest(
                offset.toString(), false, null, List.of(RecipientKind.OWNER), List.of(), List.of(), null, null, null);
    }

    /** A rung of what the inbox shows where no policy says anything. */
    static RungRequest inInbox(List<RecipientKind> recipients) {
        return new RungRequest("P0D", false, null, recipients, List.of(), List.of(), null, Channel.INBOX, null);
    }

    /** Which way it takes. */
    public Channel way() {
        return channel == null ? Channel.EMAIL : channel;
    }

    /** Every step that comes of it: itself and its repetitions. */
    public List<Rung> steps() {
        Period first = Period.parse(offset);
        int times = repeat == null ? 0 : repeat.times();
        return IntStream.rangeClosed(0, times)
                .mapToObj(i -> new Rung(first, business, i, false))
                .toList();
    }

    /** The day of one of its steps. */
    public LocalDate day(Rung step, LocalDate from, WorkDays days) {
        LocalDate first = step.day(from, days);
        if (repeat == null || step.repetition() == 0) {
            return first;
        }
        int later = repeat.every() * step.repetition();
        return repeat.business() ? days.plus(first, later) : first.plusDays(later);
    }
}
