package dev.milepost.milestone.contract;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that happened. */
@Schema(name = "RecordEventRequest")
public record RecordEventRequest(
        @Schema(description = "What rules call it.", examples = "site handed over") @NotBlank @Size(max = 200)
        String name,

        @Schema(
                description = "The day it happened, in the contract's time zone; not one that has not come.",
                examples = "2027-03-01")
        @NotNull
        LocalDate date,

        @Schema(description = "What others should know.", examples = "Record signed by both parties")
        @Size(max = 500)
        @Nullable
        String note) {}
