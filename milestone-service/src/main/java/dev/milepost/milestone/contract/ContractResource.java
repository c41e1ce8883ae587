package dev.milepost.milestone.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.RecordedEvent;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.ParametersBeginning;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.customfield.FieldQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
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

/** Contracts over HTTP. */
@Path("/contracts")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
public class ContractResource {
    private final ListContracts list;
    private final KeepContract keep;
    private final ActivateContract activate;
    private final ReadContract read;
    private final ReadNoticeDates notices;
    private final RecordEvent record;
    private final RecomputeDates recompute;

    @Inject
    ContractResource(
            ListContracts list,
            KeepContract keep,
            ActivateContract activate,
            ReadContract read,
            ReadNoticeDates notices,
            RecordEvent record,
            RecomputeDates recompute) {
        this.list = list;
        this.keep = keep;
        this.activate = activate;
        this.read = read;
        this.notices = notices;
        this.record = record;
        this.recompute = recompute;
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
            operationId = "listContracts",
            summary = "List contracts, filtered and sorted",
            description =
                    "Custom fields are filtered by `customField.<key>=<value>`, which may be repeated for one of several, and numbers and dates by `customField.<key>.from` and `customField.<key>.to`. A list sorted by `endsOn` or `customField.<key>` holds the contracts that have one.")
    @APIResponseSchema(value = ContractPage.class, responseDescription = Paging.PAGE)
    @ParametersBeginning(FieldQuery.PREFIX)
    public Response list(
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ContractStatus.class))
                    List<String> status,
            @QueryParam("partyId")
                    @Parameter(
                            description = "Only contracts in which this party takes part.",
                            schema = @Schema(format = "uuid"))
                    @Nullable
                    String partyId,
            @QueryParam("endsFrom")
                    @Parameter(description = "Whose term ends on this day or later.", schema = @Schema(format = "date"))
                    @Nullable
                    String endsFrom,
            @QueryParam("endsTo")
                    @Parameter(
                            description = "Whose term ends on this day or earlier.",
                            schema = @Schema(format = "date"))
                    @Nullable
                    String endsTo,
            @QueryParam("text") @Parameter(description = "Words that begin a word of title or description.") @Nullable
                    String text,
            @QueryParam("sort")
                    @Parameter(
                            description =
                                    "The order: reference, endsOn or customField.<key>; a minus before it turns it round. reference when absent.",
                            example = "endsOn")
                    @Nullable
                    String sort,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        ContractFilter filter = new ContractFilter(
                Choice.values("status", ContractStatus.class, status),
                Choice.id("partyId", partyId),
                Choice.day("endsFrom", endsFrom),
                Choice.day("endsTo", endsTo),
                text,
                FieldQuery.parameters(uri),
                sort);
        return Paging.answer(list.list(filter, limit, cursor), uri);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "createContract", summary = "Create a contract, as a DRAFT")
    @APIResponse(
            responseCode = "201",
            description = "The contract as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response create(@NotNull @Valid ContractRequest request, @Context UriInfo uri) {
        ContractView contract = ContractView.from(keep.create(request));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(contract.id().toString())
                        .build())
                .entity(contract)
                .tag(ExpectedVersion.tag(contract.version()))
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
    @Operation(operationId = "getContract", summary = "Read a contract")
    @APIResponse(
            responseCode = "200",
            description = "The contract",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        ContractView contract = read.get(id);
        return withTag(contract, contract.version());
    }

    @GET
    @Path("/{id}/notice-dates")
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
            operationId = "getNoticeDates",
            summary = "Compute the terms of a contract and the last days to give notice",
            description = "Of the term that runs and of those that follow, each with its trace.")
    @APIResponse(
            responseCode = "200",
            description = "The terms that have not ended",
            content = @Content(schema = @Schema(implementation = NoticeDatesView.class)))
    public NoticeDatesView noticeDates(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @QueryParam("terms") @Parameter(description = "How many terms, 1 to 24; 3 when absent.") @Nullable
                    Integer terms) {
        return notices.read(id, terms);
    }

    @GET
    @Path("/{id}/events")
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
            operationId = "listRecordedEvents",
            summary = "List what happened that dates of a contract may be counted from")
    @APIResponse(
            responseCode = "200",
            description = "All of them, the newest first",
            content = @Content(schema = @Schema(implementation = RecordedEventsView.class)))
    public RecordedEventsView events(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return read.events(id);
    }

    @POST
    @Path("/{id}/events")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "recordEvent",
            summary = "Record that something happened",
            description =
                    "Dates that are counted from it follow in the same transaction. To correct it, record it again: the newest of a name counts.")
    @APIResponse(
            responseCode = "201",
            description = "The event as recorded",
            content = @Content(schema = @Schema(implementation = RecordedEvent.class)))
    public Response record(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid RecordEventRequest request,
            @Context UriInfo uri) {
        return Response.created(uri.getAbsolutePath())
                .entity(record.record(id, request))
                .build();
    }

    @POST
    @Path("/{id}/recompute-dates")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "recomputeDates",
            summary = "Compute the due dates of a contract anew",
            description =
                    "For a calendar that has a new version; everything else that dates depend on lets them follow by itself.")
    @APIResponse(
            responseCode = "200",
            description = "What changed",
            content = @Content(schema = @Schema(implementation = RecomputedView.class)))
    public Response recomputeDates(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the contract that you mean.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        return Response.ok(recompute.recompute(id, ExpectedVersion.required(ifMatch)))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "patchContract", summary = "Change a contract by JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(implementation = ContractRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The contract as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        ContractView contract = keep.change(id, ExpectedVersion.required(ifMatch), patch);
        return withTag(contract, contract.version());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "deleteContract", summary = "Delete a DRAFT contract that has no milestones")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        keep.delete(id, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/activate")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "activateContract",
            summary = "Make a DRAFT contract ACTIVE",
            description = "Fixes the due dates of its milestones as their baseline and starts the reminders.")
    @APIResponse(
            responseCode = "200",
            description = "The contract, ACTIVE",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response activate(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        ContractView contract = activate.activate(id, ExpectedVersion.required(ifMatch));
        return withTag(contract, contract.version());
    }

    private static Response withTag(Object view, long version) {
        return Response.ok(view).tag(ExpectedVersion.tag(version)).build();
    }
}
