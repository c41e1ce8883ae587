package dev.milepost.alert.mailsettings;

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

/** How the tenant's mails are sent, over HTTP. */
@Path("/api/v1/alerts/mail-settings")
@Tag(name = "Mail templates")
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
public class MailSettingsResource {
    private final KeepMailSettings keep;

    @Inject
    MailSettingsResource(KeepMailSettings keep) {
        this.keep = keep;
    }

    @GET
    @Operation(
            operationId = "getMailSettings",
            summary = "Read how the tenant's mails are sent",
            description = "A counterparty's user may not.")
    @APIResponse(
            responseCode = "200",
            description = "How they are sent",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MailSettingsView.class)))
    public Response read() {
        return withTag(keep.read());
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @WriteOperation
    @Operation(
            operationId = "putMailSettings",
            summary = "Say how the tenant's mails are sent",
            description = "Within what the operator allows. Mails that come after it follow it.")
    @APIResponse(
            responseCode = "200",
            description = "How they are sent now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MailSettingsView.class)))
    public Response keep(
            @NotNull @Valid MailSettingsRequest request,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change; needed once something was said.",
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        return withTag(keep.keep(request, ifMatch));
    }

    private static Response withTag(MailSettingsView settings) {
        return Response.ok(settings)
                .tag(ExpectedVersion.tag(settings.version()))
                .build();
    }
}
