package dev.milepost.alert.reminder;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ledger and the plans behind it, to read. */
@Path("/api/v1/alerts")
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
@Tag(name = "Reminders")
public class RemindersResource {
    private static final String ID = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61";
    private static final String REMINDER = """
            {"id": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61", "contractId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62",
             "contractReference": "C-2027-017", "milestoneId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63",
             "milestoneTitle": "Foundation accepted", "subject": "DUE_DATE",
             "subjectId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63", "dueDate": "2027-03-31", "rung": "P-7D",
             "channel": "EMAIL",
             "recipient": {"personId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a64", "name": "Ada Ahlgren",
                           "address": "ada@aurora.example"},
             "state": "SENT", "reason": "7 days before the due date", "sendAt": "2027-03-24T08:00:00Z",
             "sentAt": "2027-03-24T08:00:00.241Z", "attempts": 1,
             "messageId": "<0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61@milepost.example>"}""";
    private static final String PLAN = """
            {"milestoneId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63", "milestoneTitle": "Foundation accepted",
             "contractId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62", "contractReference": "C-2027-017",
             "dueDate": "2027-03-31", "timeZone": "Europe/Berlin",
             "recipient": {"personId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a64", "name": "Ada Ahlgren",
                           "address": "ada@aurora.example"},
             "subjects": [{"subject": "DUE_DATE", "subjectId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63",
                           "day": "2027-03-31",
                           "policy": {"name": "default", "scope": {"kind": "TENANT"}, "at": "09:00"},
                           "because": "no policy of the tenant covers it, so the built-in one holds", "lost": []}],
             "rungs": [{"subject": "DUE_DATE", "rung": "P-7D",
                        "recipient": {"personId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a64", "name": "Ada Ahlgren",
                                      "address": "ada@aurora.example"},
                        "channel": "EMAIL", "sendAt": "2027-03-24T08:00:00Z", "timeZone": "Europe/Berlin",
                        "localTime": "2027-03-24T09:00:00+01:00",
                        "state": "PLANNED", "reason": "7 days before the due date",
                        "reminderId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61"}]}""";
    private static final String CONTRACT_PLAN = """
            {"contractId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62", "contractReference": "C-2027-017",
             "contractTitle": "Bridge over the river", "timeZone": "Europe/Berlin",
             "subjects": [{"subject": "CONTRACT_DATE:warranty_ends", "subjectId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a62",
                           "day": "2029-03-30",
                           "policy": {"id": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a65", "name": "Warranties",
                                      "scope": {"kind": "TENANT"}, "at": "09:00"},
                           "because": "its scope TENANT is the most specific that covers it", "lost": []}],
             "rungs": [{"subject": "CONTRACT_DATE:warranty_ends", "rung": "P-30D",
                        "recipient": {"personId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a64", "name": "Ada Ahlgren",
                                      "address": "ada@aurora.example"},
                        "channel": "EMAIL", "sendAt": "2029-02-28T08:00:00Z", "timeZone": "Europe/Berlin",
                        "localTime": "2029-02-28T09:00:00+01:00",
                        "state": "PLANNED", "reason": "30 days before the date of warranty_ends",
                        "reminderId": "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61"}]}""";

    private final ListReminders listReminders;
    private final ReadReminder readReminder;
    private final ShowPlan showPlan;
    private final ShowContractPlan showContractPlan;
    private final TakeNote takeNote;
    private final Caller caller;

    @Inject
    RemindersResource(
            ListReminders listReminders,
            ReadReminder readReminder,
            ShowPlan showPlan,
            ShowContractPlan showContractPlan,
            TakeNote takeNote,
            Caller caller) {
        this.listReminders = listReminders;
        this.readReminder = readReminder;
        this.showPlan = showPlan;
        this.showContractPlan = showContractPlan;
        this.takeNote = takeNote;
        this.caller = caller;
    }

    @GET
    @Path("/reminders")
    @Operation(
            operationId = "listReminders",
            summary = "List planned and sent reminders",
            description = "In the order of the moment they are due, each with the reason for its state. A"
                    + " counterparty's user sees those of contracts in which their party takes part.")
    @APIResponse(
            responseCode = "200",
            description = "A page of reminders",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, rel=\"next\" (RFC 8288); absent on the last one.",
                            schema = @Schema(implementation = String.class)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReminderPageView.class),
                            examples = @ExampleObject(name = "page", value = "{\"items\": [" + REMINDER + "]}")))
    public Response list(
            @Parameter(
                            description = "Only of this contract.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = ID)
                    @QueryParam("contractId")
                    @Nullable
                    String contractId,
            @Parameter(
                            description = "Only of this milestone.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = ID)
                    @QueryParam("milestoneId")
                    @Nullable
                    String milestoneId,
            @Parameter(
                            description = "Only in one of these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ReminderStatus.class),
                            example = "PLANNED")
                    @QueryParam("state")
                    List<String> states,
            @Parameter(
                            description =
                                    "Only to this person: their id or their e-mail address; or `webhook:` and the id of"
                                            + " a webhook.",
                            example = "ada@aurora.example")
                    @QueryParam("recipient")
                    @Nullable
                    String recipient,
            @Parameter(
                            description = "Only those due at or after this moment.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2027-03-01T00:00:00Z")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "Only those due before this moment.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2027-04-01T00:00:00Z")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(
                            description = "The order; with a minus, the latest first.",
                            schema =
                                    @Schema(
                                            enumeration = {"sendAt", "-sendAt"},
                                            defaultValue = "sendAt"),
                            example = "-sendAt")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(
                            description = "The most items of a page.",
                            schema =
                                    @Schema(
                                            implementation = Integer.class,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"),
                            example = "50")
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "Where to read on: `nextCursor` of the page before.", example = "WyJhIl0.c2ln")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        var filter = new ReminderFilter(
                Choice.id("contractId", contractId),
                Choice.id("milestoneId", milestoneId),
                Choice.values("state", ReminderStatus.class, states),
                recipient,
                Choice.moment("from", from),
                Choice.moment("to", to),
                ReminderFilter.newestFirst(sort));
        Choice.inOrder(filter.from(), filter.to());
        return Paging.answer(listReminders.list(filter, Choice.number("limit", limit), cursor), uri);
    }

    @GET
    @Path("/reminders/{reminderId}")
    @Operation(
            operationId = "getReminder",
            summary = "Read a reminder",
            description = "A counterparty's user finds only those of contracts in which their party takes" + " part.")
    @APIResponse(
            responseCode = "200",
            description = "The reminder",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReminderView.class),
                            examples = @ExampleObject(name = "reminder", value = REMINDER)))
    public ReminderView read(
            @Parameter(description = "Id of the reminder.", example = ID) @PathParam("reminderId") UUID reminderId) {
        return readReminder.read(reminderId);
    }

    @POST
    @Path("/reminders/{reminderId}/acknowledge")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "acknowledgeReminder",
            summary = "Acknowledge a reminder",
            description =
                    "Says that somebody has taken note of a reminder that was sent. It stops its escalation, and that of"
                            + " those of the same day before it. The first acknowledgement counts; another one answers the same and"
                            + " changes nothing. A counterparty's user finds only those of contracts in which their party takes"
                            + " part, and acknowledges what went to their own people and contacts only.")
    @APIResponse(
            responseCode = "200",
            description = "The reminder with its acknowledgement",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReminderView.class)))
    @APIResponse(responseCode = "409", ref = "IllegalTransition")
    public Response acknowledge(
            @Parameter(description = "Id of the reminder.", example = ID) @PathParam("reminderId") UUID reminderId) {
        return Response.ok(takeNote.acknowledge(reminderId, caller.name())).build();
    }

    @GET
    @Path("/milestones/{milestoneId}/plan")
    @Operation(
            operationId = "getPlan",
            summary = "Show when a milestone reminds whom",
            description =
                    "Which policy governs what there is to remind of and why, those that do not, and every rung with"
                            + " its exact moment, recipient, state and reason. A counterparty's user finds only milestones of"
                            + " contracts in which their party takes part, and not the tenant's other policies.")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlanView.class),
                            examples = @ExampleObject(name = "plan", value = PLAN)))
    public PlanView plan(
            @Parameter(description = "Id of the milestone.", example = ID) @PathParam("milestoneId") UUID milestoneId) {
        return showPlan.show(milestoneId);
    }

    @GET
    @Path("/contracts/{contractId}/plan")
    @Operation(
            operationId = "getContractPlan",
            summary = "Show when a contract as a whole reminds whom",
            description =
                    "The same as of a milestone, for what is the contract's as a whole: the end of its term, notice dates,"
                            + " custom dates and payments that no milestone released. A counterparty's user finds only"
                            + " contracts in which their party takes part, and not the tenant's other policies.")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ContractPlanView.class),
                            examples = @ExampleObject(name = "plan", value = CONTRACT_PLAN)))
    public ContractPlanView contractPlan(
            @Parameter(description = "Id of the contract.", example = ID) @PathParam("contractId") UUID contractId) {
        return showContractPlan.show(contractId);
    }
}
