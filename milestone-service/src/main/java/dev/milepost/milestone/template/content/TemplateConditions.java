package dev.milepost.milestone.template.content;

import dev.milepost.events.Advance;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.Retention;
import dev.milepost.events.RetentionRelease;
import dev.milepost.events.TimeRate;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What will hold for all payments of a contract, with keys in place of ids. */
@Schema(name = "TemplateConditions")
public record TemplateConditions(
        @Schema(description = "What is held back from each instalment.") @Valid @Nullable
        TemplateRetention retention,

        @Schema(description = "Money ahead of the work.") @Valid @Nullable
        TemplateAdvance advance,

        @Schema(description = "Of milestones that have none of their own.") @Nullable
        TimeRate latePenalty,

        @Schema(description = "Of milestones that have none of their own.") @Nullable
        TimeRate earlyBonus) {

    /** The keys of the milestones that it names. */
    public Stream<String> milestones() {
        return Stream.concat(
                retention == null ? Stream.of() : retention.releases().stream().map(TemplateRelease::milestone),
                Stream.ofNullable(advance == null ? null : advance.milestone()));
    }

    /** The conditions of a contract whose milestones have these ids. */
    PaymentConditions in(Function<String, UUID> ids) {
        return new PaymentConditions(
                retention == null
                        ? null
                        : new Retention(
                                retention.percent(),
                                retention.capPercent(),
                                retention.netDays(),
                                retention.releases().stream()
                                        .map(one -> new RetentionRelease(ids.apply(one.milestone()), one.percent()))
                                        .toList()),
                advance == null
                        ? null
                        : new Advance(
                                advance.percent(),
                                advance.amount(),
                                advance.milestone() == null ? null : ids.apply(advance.milestone()),
                                advance.netDays(),
                                advance.recoveryPercent()),
                latePenalty,
                earlyBonus);
    }
}
