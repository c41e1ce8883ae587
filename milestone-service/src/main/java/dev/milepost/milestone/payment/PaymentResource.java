package dev.milepost.milestone.payment;

import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.milestone.ReasonRequest;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Payments over HTTP. */
@Path("/payments")
@Tag(name = "payments")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentResource {
    private final ReadPayments read;
    private final TakePaymentStep take;

    @Inject
    PaymentResource(ReadPayments read, TakePaymentStep take) {
        this.read = read;
        this.take = take;
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
    @Operation(operationId = "listPayments", summary = "List payments in the order of the day they are due")
    @APIResponseSchema(value = PaymentPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("contractId")
                    @Parameter(description = "Only payments of this contract.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String contractId,
            @QueryParam("milestoneId")
                    @Parameter(
                            description = "Only payments that this milestone released.",
                            schema = @Schema(format = "uuid"))
                    @Nullable
                    String milestoneId,
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PaymentStatus.class))
                    List<String> status,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(contractId, milestoneId, status, limit, cursor), uri);
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
    @Operation(operationId = "getPayment", summary = "Read a payment")
    @APIResponse(
            responseCode = "200",
            description = "The payment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the payment.") UUID id) {
        PaymentView payment = read.get(id);
        return withTag(payment, payment.version());
    }

    @GET
    @Path("/{id}/entries")
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
            operationId = "getPaymentEntries",
            summary = "Read the ledger of a payment",
            description = "Oldest first; entries are never changed, only followed.")
    @APIResponse(
            responseCode = "200",
            description = "The entries",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = PaymentEntryView.class)))
    public List<PaymentEntryView> entries(@PathParam("id") @Parameter(description = "Id of the payment.") UUID id) {
        return read.entries(id);
    }

    @POST
    @Path("/{id}/invoice")
    @RolesAllowed({Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "invoicePayment",
            summary = "Record the invoice for a payment",
            description = "A DUE payment becomes INVOICED. It can be paid without one.")
    @APIResponse(
            responseCode = "200",
            description = "The payment as it stands then",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response invoice(
            @PathParam("id") @Parameter(description = "Id of the payment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid InvoiceRequest request) {
        return take(
                id,
                ifMatch,
                new PaymentStep.Invoice(request.number(), request.invoicedOn(), request.document(), request.note()));
    }

    @POST
    @Path("/{id}/pay")
    @RolesAllowed({Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "payPayment",
            summary = "Record that a payment was paid, all of it or a part",
            description =
                    "Paid in part it keeps its status, and `outstanding` says what is left; with the last part it becomes PAID. More than is outstanding is refused.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = PayRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The payment as it stands then",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response pay(
            @PathParam("id") @Parameter(description = "Id of the payment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable PayRequest request) {
        return take(
                id,
                ifMatch,
                request == null
                        ? new PaymentStep.Pay(null, null, null, null)
                        : new PaymentStep.Pay(request.amount(), request.paidOn(), request.reference(), request.note()));
    }

    @POST
    @Path("/{id}/dispute")
    @RolesAllowed({Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "disputePayment",
            summary = "Contest a payment",
            description = "With a reason. A DISPUTED payment is not paid before the dispute is settled.")
    @APIResponse(
            responseCode = "200",
            description = "The payment as it stands then",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response dispute(
            @PathParam("id") @Parameter(description = "Id of the payment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ReasonRequest request) {
        return take(id, ifMatch, new PaymentStep.Plain(PaymentAction.DISPUTE, request.reason()));
    }

    @POST
    @Path("/{id}/settle")
    @RolesAllowed({Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "settlePayment",
            summary = "End the dispute about a payment",
            description =
                    "With a reason, and with a smaller amount if that is what was agreed. It is then INVOICED or DUE as before, or PAID when nothing is left.")
    @APIResponse(
            responseCode = "200",
            description = "The payment as it stands then",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response settle(
            @PathParam("id") @Parameter(description = "Id of the payment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid SettleRequest request) {
        return take(id, ifMatch, new PaymentStep.Settle(request.amount(), request.reason()));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "cancelPayment",
            summary = "Give up a payment",
            description = "With a reason, and only while nothing of it is paid.")
    @APIResponse(
            responseCode = "200",
            description = "The payment as it stands then",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response cancel(
            @PathParam("id") @Parameter(description = "Id of the payment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ReasonRequest request) {
        return take(id, ifMatch, new PaymentStep.Plain(PaymentAction.CANCEL, request.reason()));
    }

    @POST
    @Path("/{id}/reverse")
    @RolesAllowed({Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "reversePayment",
            summary = "Undo a wrong entry of a payment's ledger",
            description = "With a reason. The wrong entry stays, and another one takes back what it did.")
    @APIResponse(
            responseCode = "200",
            description = "The payment as it stands then",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Response reverse(
            @PathParam("id") @Parameter(description = "Id of the payment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ReverseRequest request) {
        return take(id, ifMatch, new PaymentStep.Reverse(request.entryId(), request.reason()));
    }

    private Response take(UUID id, @Nullable String ifMatch, PaymentStep step) {
        PaymentView payment = take.take(id, ExpectedVersion.required(ifMatch), step);
        return withTag(payment, payment.version());
    }

    private static Response withTag(Object view, long version) {
        return Response.ok(view).tag(ExpectedVersion.tag(version)).build();
    }
}
