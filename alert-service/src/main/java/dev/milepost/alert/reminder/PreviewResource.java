package dev.milepost.alert.reminder;

import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries policies. */
@Path("/api/v1/alerts/policies/preview")
@Tag(name = "Policies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
public class PreviewResource {
    private final PreviewPolicy preview;

    @Inject
    PreviewResource(PreviewPolicy preview) {
        this.preview = preview;
    }

    @POST
    @Operation(
            operationId = "previewPolicy",
            summary = "Show what a policy would send",
            description =
                    "Nothing is changed. Looks at the milestones, payments or contracts in its scope, whichever its subject"
                            + " is about, as they are now. What happens cannot be foreseen, and is not shown.")
    @APIResponse(
            responseCode = "200",
            description = "What it would send",
            content = @Content(schema = @Schema(implementation = PreviewView.class)))
    public PreviewView preview(@NotNull @Valid PreviewRequest request) {
        return preview.preview(request);
    }
}
