package dev.milepost.milestone.template.content;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is held back from each instalment until milestones of the template are met. */
@Schema(name = "TemplateRetention")
public record TemplateRetention(
        @Schema(description = "Per cent of each instalment.", examples = "5")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @NotNull
        BigDecimal percent,

        @Schema(description = "Most that is held, in per cent of the contract's value.", examples = "5")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        BigDecimal capPercent,

        @Schema(description = "Calendar days from a release until it is due. 0 when absent.", examples = "28")
        int netDays,

        @Schema(description = "Which milestones let go how much of it.")
        List<@NotNull @Valid TemplateRelease> releases) {
    public TemplateRetention {
        releases = Lists.copyOrEmpty(releases);
    }
}
