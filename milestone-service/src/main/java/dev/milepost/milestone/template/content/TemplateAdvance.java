package dev.milepost.milestone.template.content;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.milepost.events.Money;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money ahead of the work, either a percentage of the contract's value or an amount. */
@Schema(name = "TemplateAdvance")
public record TemplateAdvance(
        @Schema(description = "Per cent of the contract's value.", examples = "10")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        BigDecimal percent,

        @Nullable Money amount,

        @Schema(
                description = "The key of the milestone that releases it; the contract's activation when absent.",
                examples = "programme")
        @Nullable
        String milestone,

        @Schema(description = "Calendar days from the release until it is due. 0 when absent.", examples = "14")
        int netDays,

        @Schema(description = "Per cent of each instalment that is taken off until it is recovered.", examples = "20")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @NotNull
        BigDecimal recoveryPercent) {}
