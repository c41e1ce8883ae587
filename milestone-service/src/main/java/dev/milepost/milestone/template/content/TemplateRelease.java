package dev.milepost.milestone.template.content;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of the retention that a milestone of a template lets go when it is met. */
@Schema(name = "TemplateRelease")
public record TemplateRelease(
        @Schema(description = "The key of the milestone.", examples = "taking-over") @NotBlank
        String milestone,

        @Schema(description = "Per cent of what is held; all of them add up to 100 at most.", examples = "50")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @NotNull
        BigDecimal percent) {}
