package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.analytics.question.Key;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The questions whose answers are groups of figures. */
@Path("/api/v1/analytics")
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
@Tag(name = "Questions")
public class QuestionResource {
    static final String GROUP_BY =
            "One or two dimensions: contract, counterparty, owner, team, type, priority, tag, currency,"
                    + " month, week, quarter, field:<key>; two as `team,month`."
                    + " `owner` names single persons: it is for the tenant's managers and administrators, to others 403.";
    private static final Set<String> OWN = Set.of("groupBy");

    private final FrameReader frames;
    private final AskCompletion completion;
    private final AskDelay delay;
    private final AskFlow flow;
    private final AskBottlenecks bottlenecks;
    private final AskMoney money;
    private final AskCompliance compliance;
    private final AskWaiting waiting;
    private final AskPenalties penalties;

    @Inject
    QuestionResource(
            FrameReader frames,
            AskCompletion completion,
            AskDelay delay,
            AskFlow flow,
            AskBottlenecks bottlenecks,
            AskMoney money,
            AskCompliance compliance,
            AskWaiting waiting,
            AskPenalties penalties) {
        this.frames = frames;
        this.completion = completion;
        this.delay = delay;
        this.flow = flow;
        this.bottlenecks = bottlenecks;
        this.money = money;
        this.compliance = compliance;
        this.waiting = waiting;
        this.penalties = penalties;
    }

    @GET
    @Path("/completion")
    @Operation(
            operationId = "getCompletion",
            summary = "How much is done",
            description =
                    "Milestones by where they stand, completion and on-time rates, and completion weighted by value.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<CompletionFigures> completion(
            @BeanParam FrameParameters asked,
            @Parameter(description = GROUP_BY) @QueryParam("groupBy") List<String> groupBy) {
        return completion.ask(frames.read(asked, Against.BASELINE, frames.groupBy(groupBy, List.of()), OWN));
    }

    @GET
    @Path("/delay")
    @Operation(
            operationId = "getDelay",
            summary = "How late what is late",
            description =
                    "Delay, slip, age of what is overdue, and moves of dates with their reasons. Behind it stand the measured milestones; slip and overdue are of those that have them.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<DelayFigures> delay(
            @BeanParam FrameParameters asked,
            @Parameter(description = GROUP_BY) @QueryParam("groupBy") List<String> groupBy) {
        return delay.ask(frames.read(asked, Against.BASELINE, frames.groupBy(groupBy, List.of()), OWN));
    }

    @GET
    @Path("/flow")
    @Operation(
            operationId = "getFlow",
            summary = "How work flows",
            description = "Time in each state, submission to decision, rounds until approval, first-time acceptance.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<FlowFigures> flow(
            @BeanParam FrameParameters asked,
            @Parameter(description = GROUP_BY) @QueryParam("groupBy") List<String> groupBy) {
        return flow.ask(frames.read(asked, Against.BASELINE, frames.groupBy(groupBy, List.of()), OWN));
    }

    @GET
    @Path("/bottlenecks")
    @Operation(
            operationId = "getBottlenecks",
            summary = "Who stands for the delay",
            description =
                    "Each group's share of all days late, the largest first (Pareto), with a test whether it is more than chance at the group's size: one late milestone does not condemn a supplier. Grouped by `counterparty` unless said otherwise.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<BottleneckFigures> bottlenecks(
            @BeanParam FrameParameters asked,
            @Parameter(description = GROUP_BY) @QueryParam("groupBy") List<String> groupBy) {
        return bottlenecks.ask(frames.read(
                asked, Against.BASELINE, frames.groupBy(groupBy, List.of(new Key(Dimension.COUNTERPARTY, null))), OWN));
    }

    @GET
    @Path("/money")
    @Operation(
            operationId = "getMoney",
            summary = "What is due and what was paid",
            description =
                    "Payments; periods go by their due dates. Currencies are never added up: grouped by `currency` unless said otherwise, and refused where a group would mix them. Payments without a milestone (advances) count in the sums, not in the milestones behind them.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<MoneyFigures> money(
            @BeanParam FrameParameters asked,
            @Parameter(description = GROUP_BY) @QueryParam("groupBy") List<String> groupBy) {
        return money.ask(frames.read(
                asked, Against.BASELINE, frames.groupBy(groupBy, List.of(new Key(Dimension.CURRENCY, null))), OWN));
    }

    @GET
    @Path("/compliance")
    @Operation(
            operationId = "getCompliance",
            summary = "What was promised by now and what was kept",
            description = "A scorecard with each component visible. Grouped by `counterparty` unless said otherwise.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<ComplianceFigures> compliance(
            @BeanParam FrameParameters asked,
            @Parameter(description = GROUP_BY) @QueryParam("groupBy") List<String> groupBy) {
        return compliance.ask(frames.read(
                asked, Against.BASELINE, frames.groupBy(groupBy, List.of(new Key(Dimension.COUNTERPARTY, null))), OWN));
    }

    @GET
    @Path("/waiting")
    @Operation(
            operationId = "getWaiting",
            summary = "Who waits for whom",
            description =
                    "How long submissions waited for the decisions that their gates ask for, one of each place and submission;"
                            + " without a gate for anybody with the role `approver`. What else is grouped by waits, `side` and"
                            + " `decider` are what is waited for. Grouped by `counterparty` and `side` unless said otherwise; a"
                            + " milestone that waited for two stands behind both groups.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<WaitingFigures> waiting(
            @BeanParam FrameParameters asked,
            @Parameter(
                            description =
                                    "As of the other questions, and besides `side` (a party, or `own` for the tenant's own"
                                            + " people) and `decider` (the place of the gate: for the tenant's managers and"
                                            + " administrators, to others 403).",
                            example = "counterparty,side")
                    @QueryParam("groupBy")
                    List<String> groupBy) {
        return waiting.ask(frames.read(
                asked,
                Against.BASELINE,
                frames.groupByAny(
                        groupBy, List.of(new Key(Dimension.COUNTERPARTY, null), new Key(Dimension.SIDE, null))),
                OWN));
    }

    @GET
    @Path("/penalties")
    @Operation(
            operationId = "getPenalties",
            summary = "What lateness costs as things stand",
            description =
                    "Penalties at stake: what the late penalties of open milestones would be if they were accepted now, by the"
                            + " rates of the milestones and their contracts (docs/payments.md). What was taken off already is in"
                            + " `money`. Currencies are never added up: grouped by `currency` unless said otherwise, and refused"
                            + " where a group would mix them.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Answer<PenaltyFigures> penalties(
            @BeanParam FrameParameters asked,
            @Parameter(description = GROUP_BY) @QueryParam("groupBy") List<String> groupBy) {
        return penalties.ask(frames.read(
                asked, Against.CURRENT, frames.groupBy(groupBy, List.of(new Key(Dimension.CURRENCY, null))), OWN));
    }
}
