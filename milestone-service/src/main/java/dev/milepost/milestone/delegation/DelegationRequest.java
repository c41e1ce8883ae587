package dev.milepost.milestone.delegation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who may approve in a person's place, and for how long. */
@Schema(name = "DelegationRequest")
public record DelegationRequest(
        @Schema(description = "Who may approve in their place; of the same party, or like them of the tenant's own.")
        @NotNull
        UUID delegatePersonId,

        @Schema(description = "First day, in the time zone of the person who delegates.", examples = "2027-06-20")
        @NotNull
        LocalDate from,

        @Schema(description = "Last day, in the same; at most 366 days after the first.", examples = "2027-07-04")
        @NotNull
        LocalDate to,

        @Schema(examples = "On leave") @NotBlank @Size(max = 5000)
        String reason) {}
