package dev.milepost.alert.preference;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own preferences over HTTP. */
@Path("/api/v1/alerts/preferences/me/email")
@Tag(name = "Preferences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.MANAGER,
    Roles.APPROVER,
    Roles.FINANCE,
    Roles.ADMIN,
    Roles.INTEGRATION
})
public class PreferenceResource {
    private final KeepPreference keep;

    @Inject
    PreferenceResource(KeepPreference keep) {
        this.keep = keep;
    }

    @GET
    @Operation(operationId = "getMyEmailPreference", summary = "Read what you want of e-mail")
    @APIResponse(
            responseCode = "200",
            description = "What you want",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PreferenceView.class)))
    @APIResponse(responseCode = "404")
    public Response read() {
        return withTag(keep.read());
    }

    @PUT
    @WriteOperation
    @Operation(
            operationId = "putMyEmailPreference",
            summary = "Say what you want of e-mail",
            description =
                    "What a policy calls mandatory comes all the same, and at once. A digest is one mail a day or week, by"
                            + " contract: what is overdue, due, waits for you, has changed and is new; without any of it none comes.")
    @APIResponse(
            responseCode = "200",
            description = "What you want now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PreferenceView.class)))
    @APIResponse(responseCode = "404")
    public Response keep(
            @NotNull @Valid PreferenceRequest request,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change; needed once something was said.",
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        return withTag(keep.keep(request, ifMatch));
    }

    private static Response withTag(PreferenceView preference) {
        return Response.ok(preference)
                .tag(ExpectedVersion.tag(preference.version()))
                .build();
    }
}
