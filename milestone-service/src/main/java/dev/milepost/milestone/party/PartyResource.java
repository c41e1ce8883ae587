package dev.milepost.milestone.party;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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

/** Parties over HTTP. */
@Path("/parties")
@Tag(name = "parties")
@Produces(MediaType.APPLICATION_JSON)
public class PartyResource {
    private final ReadParties read;
    private final KeepParty keep;

    @Inject
    PartyResource(ReadParties read, KeepParty keep) {
        this.read = read;
        this.keep = keep;
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
    @Operation(operationId = "listParties", summary = "List parties in the order of their references")
    @APIResponseSchema(value = PartyPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("reference") @Parameter(description = "Only the party with this reference.") @Nullable
                    String reference,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(reference, limit, cursor), uri);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "createParty", summary = "Create a party")
    @APIResponse(
            responseCode = "201",
            description = "The party as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PartyView.class)))
    public Response create(@NotNull @Valid PartyRequest request, @Context UriInfo uri) {
        PartyView party = PartyView.from(keep.create(request));
        return Response.created(
                        uri.getAbsolutePathBuilder().path(party.id().toString()).build())
                .entity(party)
                .tag(ExpectedVersion.tag(party.version()))
                .build();
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
    @Operation(operationId = "getParty", summary = "Read a party")
    @APIResponse(
            responseCode = "200",
            description = "The party",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PartyView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the party.") UUID id) {
        PartyView party = read.get(id);
        return withTag(party, party.version());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "patchParty", summary = "Change a party by JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(implementation = PartyRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The party as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PartyView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the party.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        PartyView party = keep.change(id, ExpectedVersion.required(ifMatch), patch);
        return withTag(party, party.version());
    }

    private static Response withTag(Object view, long version) {
        return Response.ok(view).tag(ExpectedVersion.tag(version)).build();
    }
}
