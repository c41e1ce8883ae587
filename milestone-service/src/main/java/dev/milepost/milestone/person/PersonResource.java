package dev.milepost.milestone.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** People over HTTP. */
@Path("/people")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {
    private final ReadPeople read;
    private final ChangePerson change;

    @Inject
    PersonResource(ReadPeople read, ChangePerson change) {
        this.read = read;
        this.change = change;
    }

    @GET
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(
            operationId = "listPeople",
            summary = "List people in the order of their names",
            description = "A counterparty's users see the people of their own party.")
    @APIResponseSchema(value = PersonPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(limit, cursor), uri);
    }

    @GET
    @Path("/me")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(
            operationId = "getMe",
            summary = "Read the person who calls",
            description = "404 for a service account: it is no person.")
    @APIResponse(
            responseCode = "200",
            description = "The person who calls",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response me() {
        PersonView person = read.me();
        return withTag(person, person.version());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "getPerson", summary = "Read a person")
    @APIResponse(
            responseCode = "200",
            description = "The person",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the person.") UUID id) {
        PersonView person = read.get(id);
        return withTag(person, person.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @WriteOperation
    @Operation(
            operationId = "patchPerson",
            summary = "Change a person by JSON Merge Patch",
            description =
                    "Everybody edits their own name, e-mail, time zone and locale; the rest and other people need the role admin.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The person as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the person.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        PersonView person = change.change(id, ExpectedVersion.required(ifMatch), patch);
        return withTag(person, person.version());
    }

    private static Response withTag(Object view, long version) {
        return Response.ok(view).tag(ExpectedVersion.tag(version)).build();
    }
}
