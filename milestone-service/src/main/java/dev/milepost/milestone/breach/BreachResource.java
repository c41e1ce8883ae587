package dev.milepost.milestone.breach;

import dev.milepost.events.BreachStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
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

/** Breaches over HTTP. */
@Path("/breaches")
@Tag(name = "breaches")
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
public class BreachResource {
    private final KeepBreach keep;
    private final ReadBreaches read;

    @Inject
    BreachResource(KeepBreach keep, ReadBreaches read) {
        this.keep = keep;
        this.read = read;
    }

    @GET
    @Operation(operationId = "listBreaches", summary = "List breaches, those noticed last first")
    @APIResponseSchema(value = BreachPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("contractId")
                    @Parameter(description = "Only breaches of this contract.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String contractId,
            @QueryParam("milestoneId")
                    @Parameter(description = "Only breaches by this milestone.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String milestoneId,
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = BreachStatus.class))
                    List<String> status,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(contractId, milestoneId, status, limit, cursor), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBreach", summary = "Read a breach")
    @APIResponse(
            responseCode = "200",
            description = "The breach",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = BreachView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the breach.") UUID id) {
        return answer(read.get(id));
    }

    @POST
    @Path("/{id}/cure")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "cureBreach",
            summary = "Record that a breach was cured",
            description = "Within its period or after it.")
    @APIResponse(
            responseCode = "200",
            description = "The breach as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = BreachView.class)))
    public Response cure(
            @PathParam("id") @Parameter(description = "Id of the breach.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the version you mean.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid EndBreachRequest request) {
        return answer(keep.end(id, ExpectedVersion.required(ifMatch), BreachStatus.CURED, request));
    }

    @POST
    @Path("/{id}/waive")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "waiveBreach", summary = "Let a breach be, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "The breach as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = BreachView.class)))
    public Response waive(
            @PathParam("id") @Parameter(description = "Id of the breach.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the version you mean.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid EndBreachRequest request) {
        return answer(keep.end(id, ExpectedVersion.required(ifMatch), BreachStatus.WAIVED, request));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "withdrawBreach", summary = "Take back a breach that was recorded by mistake")
    @APIResponse(
            responseCode = "200",
            description = "The breach as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = BreachView.class)))
    public Response withdraw(
            @PathParam("id") @Parameter(description = "Id of the breach.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the version you mean.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid EndBreachRequest request) {
        return answer(keep.end(id, ExpectedVersion.required(ifMatch), BreachStatus.WITHDRAWN, request));
    }

    private static Response answer(BreachView breach) {
        return Response.ok(breach).tag(ExpectedVersion.tag(breach.version())).build();
    }
}
