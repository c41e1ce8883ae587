package dev.milepost.milestone.person;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be edited of a person. */
@Schema(name = "PersonRequest")
public record PersonRequest(
        @Schema(examples = "Mara Lind") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "Where reminders go.", examples = "mara.lind@aurora.example")
        @Email
        @Size(max = 320)
        @Nullable
        String email,

        @Schema(description = "IANA time zone.", examples = "Europe/Berlin") @NotNull @Size(max = 64)
        String timeZone,

        @Schema(description = "BCP 47 language tag.", examples = "de-DE") @NotNull @Size(max = 35)
        String locale,

        @Schema(description = "Teams they belong to.", examples = "[\"civil works\"]")
        List<String> teams,

        @Schema(description = "The person they report to.") @Nullable
        UUID managerId,

        @Schema(
                description =
                        "The party they belong to and act for at gates; absent for the tenant's own people who act for none.")
        @Nullable
        UUID partyId) {
    public PersonRequest {
        teams = Lists.copyOrEmpty(teams);
    }
}
