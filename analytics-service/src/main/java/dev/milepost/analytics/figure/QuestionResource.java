package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.analytics.question.GroupedParameters;
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
import java.util.Arrays;
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
@APIResponse(responseCode = "200", description = "The figures")
public class QuestionResource {
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
    public Answer<CompletionFigures> completion(@BeanParam GroupedParameters asked) {
        return completion.ask(frame(asked, Against.BASELINE));
    }

    @GET
    @Path("/delay")
    @Operation(
            operationId = "getDelay",
            summary = "How late what is late",
            description =
                    "Delay, slip, age of what is overdue, and moves of dates with their reasons. Behind it stand the measured milestones; slip and overdue are of those that have them.")
    public Answer<DelayFigures> delay(@BeanParam GroupedParameters asked) {
        return delay.ask(frame(asked, Against.BASELINE));
    }

    @GET
    @Path("/flow")
    @Operation(
            operationId = "getFlow",
            summary = "How work flows",
            description = "Time in each state, submission to decision, rounds until approval, first-time acceptance.")
    public Answer<FlowFigures> flow(@BeanParam GroupedParameters asked) {
        return flow.ask(frame(asked, Against.BASELINE));
    }

    @GET
    @Path("/bottlenecks")
    @Operation(
            operationId = "getBottlenecks",
            summary = "Who stands for the delay",
            description =
                    "Each group's share of all days late, the largest first (Pareto), with a test whether it is more than chance at the group's size: one late milestone does not condemn a supplier. Grouped by `counterparty` unless said otherwise.")
    public Answer<BottleneckFigures> bottlenecks(@BeanParam GroupedParameters asked) {
        return bottlenecks.ask(frame(asked, Against.BASELINE, Dimension.COUNTERPARTY));
    }

    @GET
    @Path("/money")
    @Operation(
            operationId = "getMoney",
            summary = "What is due and what was paid",
            description =
                    "Payments; periods go by their due dates. Currencies are never added up: grouped by `currency` unless said otherwise, and refused where a group would mix them. Payments without a milestone (advances) count in the sums, not in the milestones behind them.")
    public Answer<MoneyFigures> money(@BeanParam GroupedParameters asked) {
        return money.ask(frame(asked, Against.BASELINE, Dimension.CURRENCY));
    }

    @GET
    @Path("/compliance")
    @Operation(
            operationId = "getCompliance",
            summary = "What was promised by now and what was kept",
            description = "A scorecard with each component visible. Grouped by `counterparty` unless said otherwise.")
    public Answer<ComplianceFigures> compliance(@BeanParam GroupedParameters asked) {
        return compliance.ask(frame(asked, Against.BASELINE, Dimension.COUNTERPARTY));
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
    public Answer<PenaltyFigures> penalties(@BeanParam GroupedParameters asked) {
        return penalties.ask(frame(asked, Against.CURRENT, Dimension.CURRENCY));
    }

    private Frame frame(GroupedParameters asked, Against against, Dimension... usual) {
        List<Key> keys = Arrays.stream(usual).map(one -> new Key(one, null)).toList();
        return frames.read(asked, against, frames.groupBy(asked.groupBy(), keys), OWN);
    }
}
