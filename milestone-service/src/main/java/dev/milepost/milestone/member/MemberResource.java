package dev.milepost.milestone.member;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Members of contracts over HTTP. */
@Path("/contracts/{id}/members")
@Tag(name = "contracts")
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
public class MemberResource {
    private final KeepMember keep;

    @Inject
    MemberResource(KeepMember keep) {
        this.keep = keep;
    }

    @GET
    @Operation(
            operationId = "listMembers",
            summary = "Read who sees a contract and who is a member of it",
            description = "For all who see the contract.")
    @APIResponse(
            responseCode = "200",
            description = "All members",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The contract's version",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MembersView.class)))
    public Response list(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return withTag(keep.read(id));
    }

    @PUT
    @Path("/{personId}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "putMember",
            summary = "Make a person a member of a contract, or say anew what they are there",
            description =
                    "Membership restricts what a person may do in the contract to the roles named, and never widens what their realm roles allow. Needs no If-Match: it says all of that one member, and doing it again changes nothing. 409 for the last MANAGER of a contract that only its members see.")
    @APIResponse(
            responseCode = "200",
            description = "All members after it",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The contract's version",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MembersView.class)))
    public Response put(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @PathParam("personId") @Parameter(description = "Id of the person.") UUID personId,
            @NotNull @Valid MemberRequest request) {
        return withTag(keep.put(id, personId, request.roles()));
    }

    @DELETE
    @Path("/{personId}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "deleteMember",
            summary = "Let a person be no member of a contract any more",
            description =
                    "Needs no If-Match: doing it again changes nothing. 409 for the last MANAGER of a contract that only its members see.")
    @APIResponse(
            responseCode = "200",
            description = "All members after it",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The contract's version",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MembersView.class)))
    public Response remove(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @PathParam("personId") @Parameter(description = "Id of the person.") UUID personId) {
        return withTag(keep.remove(id, personId));
    }

    private static Response withTag(MembersView members) {
        return Response.ok(members).tag(ExpectedVersion.tag(members.version())).build();
    }
}
