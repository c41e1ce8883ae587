package dev.milepost.alert.mailtemplate;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tenant's own mails over HTTP. */
@Path("/api/v1/alerts/mail-templates")
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
public class TemplateResource {
    private final MailTemplates templates;

    @Inject
    TemplateResource(MailTemplates templates) {
        this.templates = templates;
    }

    @GET
    @Operation(
            operationId = "listMailTemplates",
            summary = "List the tenant's own mails in the order of their keys and languages",
            description = "A counterparty's user sees none.")
    @APIResponseSchema(value = TemplatePage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(templates.list(limit, cursor), uri);
    }

    @GET
    @Path("/{key}/{language}")
    @Operation(operationId = "getMailTemplate", summary = "Read a mail in one language")
    @APIResponse(
            responseCode = "200",
            description = "The mail",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response get(
            @PathParam("key") @Parameter(description = "What rungs name it by.", example = "final-call") String key,
            @PathParam("language") @Parameter(description = "en, de, fr or es.", example = "de") String language) {
        return withTag(templates.get(key, language));
    }

    @PUT
    @Path("/{key}/{language}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "putMailTemplate",
            summary = "Word a mail in one language",
            description =
                    "What does not parse, or names what there is not, is refused with its line. A reader gets the mail in"
                            + " their language, else in English, else in any there is; where none is there any more, the built-in one.")
    @APIResponse(
            responseCode = "200",
            description = "The mail as kept",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response put(
            @PathParam("key") @Parameter(description = "What rungs name it by.", example = "final-call") String key,
            @PathParam("language") @Parameter(description = "en, de, fr or es.", example = "de") String language,
            @NotNull @Valid TemplateRequest request,
            @HeaderParam("If-Match")
                    @Parameter(
                            description =
                                    "The ETag of the version you mean to change; needed when it is there already.",
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        return withTag(templates.put(key, language, request, ifMatch));
    }

    @DELETE
    @Path("/{key}/{language}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @WriteOperation
    @Operation(operationId = "deleteMailTemplate", summary = "Delete a mail in one language")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("key") @Parameter(description = "What rungs name it by.", example = "final-call") String key,
            @PathParam("language") @Parameter(description = "en, de, fr or es.", example = "de") String language,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to delete.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        templates.delete(key, language, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    private static Response withTag(TemplateView template) {
        return Response.ok(template)
                .tag(ExpectedVersion.tag(template.version()))
                .build();
    }
}
