package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Criterion;
import dev.milepost.events.DueRule;
import dev.milepost.events.Evidence;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Money;
import dev.milepost.events.NetTerms;
import dev.milepost.events.OccurrenceOf;
import dev.milepost.events.Origin;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Priority;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.TimeRate;
import dev.milepost.events.WaitingFor;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.gate.Rounds;
import dev.milepost.milestone.instalment.Delay;
import dev.milepost.milestone.value.JsonColumn;
import dev.milepost.milestone.value.Moneys;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A checkpoint of a contract. Changed only under the lock of its contract. */
@Entity
public class Milestone {
    /** The most links and files of a milestone. */
    public static final int MOST_EVIDENCE = 100;

    /** The most people who watch a milestone. */
    public static final int MOST_WATCHERS = 200;

    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private String title;

    @Column(columnDefinition = "text")
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private MilestoneType type;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private MilestoneStatus status = MilestoneStatus.PLANNED;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private Priority priority;

    private @Nullable UUID ownerId;
    private @Nullable UUID responsiblePartyId;
    private @Nullable LocalDate dueDate;
    private @Nullable LocalDate baselineDueDate;

    @Convert(converter = JsonColumn.Rules.class)
    @Column(columnDefinition = "longtext")
    private @Nullable DueRule dueRule;

    @Convert(converter = JsonColumn.Waiting.class)
    @Column(columnDefinition = "longtext")
    private @Nullable WaitingFor waitingFor;

    private @Nullable UUID recurrenceId;
    private @Nullable LocalDate occurrenceOn;
    private @Nullable LocalDate plannedStart;
    private boolean dateFixed;
    private @Nullable LocalDate metOn;
    private @Nullable Instant submittedAt;
    private @Nullable UUID submittedBy;
    private @Nullable Instant decidedAt;

    @Convert(converter = JsonColumn.Criteria.class)
    @Column(columnDefinition = "longtext")
    private List<Criterion> criteria = List.of();

    @Convert(converter = JsonColumn.EvidenceLinks.class)
    @Column(columnDefinition = "longtext")
    private List<Evidence> evidence = List.of();

    @Column(precision = 7, scale = 4)
    private @Nullable BigDecimal paymentPercent;

    @Column(precision = 19, scale = 4)
    private @Nullable BigDecimal paymentAmount;

    @Column(columnDefinition = "char(3)")
    private @Nullable String paymentCurrency;

    private @Nullable Integer paymentNetDays;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(30)")
    private @Nullable NetTerms paymentNetTerms;

    @Convert(converter = JsonColumn.TimeRates.class)
    @Column(columnDefinition = "longtext")
    private @Nullable TimeRate latePenalty;

    @Convert(converter = JsonColumn.TimeRates.class)
    @Column(columnDefinition = "longtext")
    private @Nullable TimeRate earlyBonus;

    @Convert(converter = JsonColumn.Texts.class)
    @Column(columnDefinition = "longtext")
    private List<String> tags = List.of();

    private @Nullable String team;

    @Convert(converter = JsonColumn.Ids.class)
    @Column(columnDefinition = "longtext")
    private List<UUID> watchers = List.of();

    @Convert(converter = JsonColumn.ExternalIds.class)
    @Column(columnDefinition = "longtext")
    private List<ExternalId> externalIds = List.of();

    @Convert(converter = JsonColumn.Origins.class)
    @Column(columnDefinition = "longtext")
    private @Nullable Origin origin;

    @Convert(converter = JsonColumn.Gates.class)
    @Column(columnDefinition = "longtext")
    private @Nullable Gate gate;

    @Convert(converter = JsonColumn.GateRounds.class)
    @Column(columnDefinition = "longtext")
    private @Nullable GateRound gateRound;

    /** How many unpassed gates come before it; {@code Blockers} counts them. */
    @Column(insertable = false, updatable = false)
    private int openGates;

    private Instant createdAt;
    private Instant updatedAt;

    /** The due date, or the end of all days without one; what lists are ordered by. Computed by the database. */
    @SuppressWarnings("UnusedVariable") // queries read it
    @Column(insertable = false, updatable = false)
    private @Nullable LocalDate dueSort;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Milestone() {}

    Milestone(UUID id, UUID contractId, MilestoneRequest request, Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.title = request.title();
        this.type = request.type();
        this.priority = request.priority();
        this.createdAt = now;
        this.updatedAt = now;
        describe(request, now);
    }

    /** A milestone as a row of {@link StepStore} has it; Hibernate does not know it. */
    Milestone(MilestoneRow row) {
        MilestoneState state = row.state();
        this.id = state.id();
        this.version = state.version();
        this.contractId = state.contractId();
        this.title = state.title();
        this.description = state.description();
        this.type = state.type();
        this.status = state.status();
        this.priority = state.priority();
        this.ownerId = state.ownerId();
        this.responsiblePartyId = state.responsiblePartyId();
        this.dueDate = state.dueDate();
        this.baselineDueDate = state.baselineDueDate();
        this.plannedStart = state.plannedStart();
        this.dateFixed = state.dateFixed();
        this.metOn = state.metOn();
        this.submittedAt = state.submittedAt();
        this.submittedBy = row.submittedBy();
        this.decidedAt = state.decidedAt();
        this.criteria = state.criteria();
        this.evidence = state.evidence();
        agreePayment(state.paymentTerm());
        this.tags = state.tags();
        team = row.state().team();
        watchers = row.state().watcherIds();
        this.dueRule = state.dueRule();
        this.waitingFor = state.waitingFor();
        OccurrenceOf occurrence = state.occurrence();
        this.recurrenceId = occurrence == null ? null : occurrence.recurrenceId();
        this.occurrenceOn = occurrence == null ? null : occurrence.day();
        this.externalIds = state.externalIds();
        this.origin = state.origin();
        this.gate = state.gate();
        this.gateRound = state.gateRound();
        this.openGates = row.openGates();
        this.createdAt = row.createdAt();
        this.updatedAt = row.updatedAt();
    }

    /** Counts a change that was written past Hibernate. */
    void saved() {
        version++;
    }

    /** Takes over what a request says; true when anything changed by it. */
    boolean describe(MilestoneRequest request, Instant now) {
        MilestoneRequest before = toRequest();
        title = request.title();
        description = request.description();
        type = request.type();
        priority = request.priority();
        ownerId = request.ownerId();
        responsiblePartyId = request.responsiblePartyId();
        dueRule = request.dueRule();
        if (dueRule == null) {
            dueDate = request.dueDate();
            waitingFor = null;
        }
        plannedStart = request.plannedStart();
        dateFixed = request.dateFixed();
        criteria = request.criteria();
        agreePayment(request.paymentTerm());
        tags = request.tags();
        team = request.team();
        externalIds = request.externalIds();
        agreeGate(request.gate());
        boolean changed = !before.equals(toRequest());
        if (changed) {
            updatedAt = now;
        }
        return changed;
    }

    private void agreeGate(@Nullable Gate agreed) {
        if (Objects.equals(gate, agreed)) {
            return;
        }
        gate = agreed;
        gateRound = gateRound == null || agreed == null ? null : Rounds.emptied(gateRound);
    }

    private void agreePayment(@Nullable PaymentTerm term) {
        Money amount = term == null ? null : term.amount();
        paymentPercent = term == null ? null : term.percent();
        paymentAmount = amount == null ? null : amount.amount();
        paymentCurrency = amount == null ? null : amount.currency();
        paymentNetDays = term == null ? null : term.netDays();
        paymentNetTerms = term == null ? null : term.netTerms();
        latePenalty = term == null ? null : term.latePenalty();
        earlyBonus = term == null ? null : term.earlyBonus();
    }

    /** Takes a step, or says why not. */
    Outcome take(Step step, ContractStatus contract, LocalDate today, @Nullable UUID person, Instant now) {
        MilestoneAction action = step.action();
        if (contract != ContractStatus.ACTIVE) {
            return new Outcome.ContractNotActive(contract);
        }
        if (!action.isAllowedIn(status)) {
            return new Outcome.IllegalTransition(status, action, MilestoneAction.allowedIn(status));
        }
        String reason = step.reason();
        if (action.isReasonNeeded() && (reason == null || reason.isBlank())) {
            return new Outcome.ReasonMissing(action);
        }
        LocalDate claimed = switch (step) {
            case Step.Submit submit -> submit.metOn();
            case Step.Approve approve -> approve.metOn() == null ? metOn : approve.metOn();
            case Step.Plain plain -> null;
        };
        if (claimed != null && claimed.isAfter(today)) {
            return new Outcome.MetInFuture(claimed, today);
        }
        if (step instanceof Step.Submit submit
                && withRegistered(submit.evidence()).size() > MOST_EVIDENCE) {
            return new Outcome.TooMuchEvidence(MOST_EVIDENCE);
        }
        MilestoneStatus from = status;
        switch (step) {
            case Step.Submit submit -> {
                metOn = claimed;
                evidence = withRegistered(submit.evidence());
                submittedAt = now;
                submittedBy = person;
                gateRound = gate == null ? null : Rounds.next(gate, gateRound, today, now);
            }
            case Step.Approve approve -> {
                metOn = claimed;
                if (gate != null && approve.vote() != null) {
                    gateRound = Rounds.with(round(gate, today, now), approve.vote());
                    if (!Rounds.isPassed(gate, gateRound)) {
                        updatedAt = now;
                        return new Outcome.Taken(from, action);
                    }
                }
                decidedAt = now;
            }
            case Step.Plain plain -> {
                metOn = null;
                if (action == MilestoneAction.REOPEN && gateRound != null) {
                    gateRound = Rounds.emptied(gateRound);
                }
                if (action == MilestoneAction.REJECT) {
                    decidedAt = now;
                }
            }
        }
        status = action.to();
        updatedAt = now;
        return new Outcome.Taken(from, action);
    }

    /** Evidence that was registered on its own stays when links come with a submission or a report; the others are replaced. */
    private List<Evidence> withRegistered(List<Evidence> given) {
        return Stream.concat(
                        evidence.stream().filter(one -> one.id() != null),
                        given.stream().filter(one -> one.id() == null))
                .toList();
    }

    /** Registers evidence; false when there is no room for it. */
    public boolean addEvidence(Evidence one, Instant now) {
        if (!hasRoomForEvidence()) {
            return false;
        }
        evidence = Stream.concat(evidence.stream(), Stream.of(one)).toList();
        updatedAt = now;
        return true;
    }

    /** Takes registered evidence away. */
    public void removeEvidence(UUID registered, Instant now) {
        evidence = evidence.stream().filter(one -> !registered.equals(one.id())).toList();
        updatedAt = now;
    }

    /** Whether there may be more evidence. */
    public boolean hasRoomForEvidence() {
        return evidence.size() < MOST_EVIDENCE;
    }

    /** Lets a person hear of it; false when they do already, or when too many do. */
    public boolean watch(UUID person, Instant now) {
        if (watchers.contains(person) || watchers.size() >= MOST_WATCHERS) {
            return false;
        }
        watchers = Stream.concat(watchers.stream(), Stream.of(person)).toList();
        updatedAt = now;
        return true;
    }

    /** Lets a person be; false when they did not watch. */
    public boolean unwatch(UUID person, Instant now) {
        if (!watchers.contains(person)) {
            return false;
        }
        watchers = watchers.stream().filter(one -> !one.equals(person)).toList();
        updatedAt = now;
        return true;
    }

    public List<UUID> watchers() {
        return watchers;
    }

    /** The round of the last submission; one that begins now when it was reported as submitted by another system. */
    GateRound round(Gate agreed, LocalDate today, Instant now) {
        return gateRound == null ? Rounds.next(agreed, null, today, now) : gateRound;
    }

    /** Whether it blocks what comes after it until it is passed. */
    public boolean isGate() {
        return type == MilestoneType.GATE || gate != null;
    }

    /**
     * Moves the due date, and the planned start along with it; the baseline stays, or is fixed now when an ACTIVE
     * contract's milestone had no date yet.
     */
    void moveTo(LocalDate due, ContractStatus contract, Instant now) {
        dueRule = null; // a date that people set is one: it follows nothing any more
        waitingFor = null;
        if (plannedStart != null && dueDate != null) {
            plannedStart = plannedStart.plusDays(ChronoUnit.DAYS.between(dueDate, due));
        }
        dueDate = due;
        if (contract != ContractStatus.DRAFT && baselineDueDate == null) {
            baselineDueDate = due;
        }
        updatedAt = now;
    }

    /** Takes its dates from a committed schedule. */
    void plan(
            @Nullable LocalDate start, @Nullable LocalDate due, boolean isFixed, ContractStatus contract, Instant now) {
        if (due != null && !due.equals(dueDate)) {
            moveTo(due, contract, now);
        }
        if (isFixed) {
            dueRule = null;
        }
        plannedStart = start;
        dateFixed = isFixed;
        updatedAt = now;
    }

    /** Takes another rule, which {@link #follow} gives its date. */
    void takeRule(DueRule rule) {
        dueRule = rule;
    }

    /** Takes the date that its rule gives, or what that waits for; an ACTIVE contract's first date is its baseline. */
    void follow(@Nullable LocalDate due, @Nullable WaitingFor waiting, ContractStatus contract, Instant now) {
        if (plannedStart != null && dueDate != null && due != null) {
            plannedStart = plannedStart.plusDays(ChronoUnit.DAYS.between(dueDate, due));
        }
        dueDate = due;
        waitingFor = waiting;
        if (contract != ContractStatus.DRAFT && baselineDueDate == null) {
            baselineDueDate = due;
        }
        updatedAt = now;
    }

    /** Says which occurrence of a recurrence it is. */
    void occurs(OccurrenceOf occurrence) {
        recurrenceId = occurrence.recurrenceId();
        occurrenceOn = occurrence.day();
    }

    /** What the computation of dates needs to know of it. */
    ContractDates.Node toNode() {
        return new ContractDates.Node(
                id, title, dueRule, dueDate, status == MilestoneStatus.MET ? metOn : null, status.isEnded());
    }

    /** The milestone that a rule counts from. */
    static @Nullable UUID followed(@Nullable DueRule rule) {
        return rule instanceof RelativeRule relative && ContractDates.isMilestone(relative.anchor())
                ? relative.anchor().milestoneId()
                : null;
    }

    /** Fixes today's due date as the one agreed; false when there is none to fix. */
    boolean fixBaseline(Instant now) {
        if (dueDate == null || dueDate.equals(baselineDueDate)) {
            return false;
        }
        baselineDueDate = dueDate;
        updatedAt = now;
        return true;
    }

    /** A milestone that another system reports; {@link #adopt} makes it what that says. */
    Milestone(UUID id, UUID contractId, ReportedMilestone reported, Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.title = reported.title();
        this.type = reported.type();
        this.priority = Priority.MEDIUM;
        this.externalIds = List.of(reported.externalId());
        this.createdAt = now;
        this.updatedAt = now;
    }

    /**
     * Takes over what another system reports, outside of the state machine: history is imported, not replayed. True when
     * anything changed by it.
     */
    boolean adopt(@Nullable ReportedMilestone before, ReportedMilestone reported, Instant now) {
        MilestoneState was = toState();
        ReportedMilestone is = before == null ? reported : reported.since(before, was);
        title = is.title();
        description = is.description();
        type = is.type();
        status = is.status();
        if (!Objects.equals(dueDate, is.dueDate())) {
            dueRule = null; // the other system says the date now
            waitingFor = null;
        }
        dueDate = is.dueDate();
        baselineDueDate = is.baselineDueDate();
        boolean hasDay = status == MilestoneStatus.MET || status == MilestoneStatus.SUBMITTED;
        metOn = hasDay ? is.metOn() : null; // not where it was reopened here and its day was corrected there
        evidence = withRegistered(is.evidence());
        agreePayment(is.paymentTerm());
        origin = is.origin();
        if (gate != null && status == MilestoneStatus.SUBMITTED && was.status() != status) {
            gateRound = Rounds.next(gate, gateRound, LocalDate.ofInstant(now, ZoneOffset.UTC), now);
        }
        boolean changed = !was.equals(toState());
        if (changed) {
            updatedAt = now;
        }
        return changed;
    }

    /** The milestone as the request that would make it what it is; what a merge patch is applied to. */
    MilestoneRequest toRequest() {
        return new MilestoneRequest(
                title,
                description,
                type,
                priority,
                ownerId,
                responsiblePartyId,
                dueRule == null ? dueDate : null, // a rule says it
                plannedStart,
                dateFixed,
                criteria,
                paymentTerm(),
                tags,
                team,
                externalIds,
                gate,
                dueRule);
    }

    public MilestoneState toState() {
        return new MilestoneState(
                id,
                version,
                contractId,
                title,
                description,
                type,
                status,
                priority,
                ownerId,
                responsiblePartyId,
                dueDate,
                baselineDueDate,
                plannedStart,
                dateFixed,
                metOn,
                submittedAt,
                decidedAt,
                criteria,
                evidence,
                paymentTerm(),
                tags,
                externalIds,
                origin,
                team,
                watchers,
                gate,
                gateRound,
                dueRule,
                waitingFor,
                recurrenceId == null || occurrenceOn == null ? null : new OccurrenceOf(recurrenceId, occurrenceOn));
    }

    public @Nullable PaymentTerm paymentTerm() {
        return paymentTerm(
                paymentPercent,
                paymentAmount,
                paymentCurrency,
                paymentNetDays,
                paymentNetTerms,
                latePenalty,
                earlyBonus);
    }

    /** The term that four columns hold. */
    public static @Nullable PaymentTerm paymentTerm(
            @Nullable BigDecimal percent,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable Integer netDays,
            @Nullable NetTerms netTerms,
            @Nullable TimeRate latePenalty,
            @Nullable TimeRate earlyBonus) {
        if (netDays == null) {
            return null;
        }
        BigDecimal plain = percent == null ? null : percent.stripTrailingZeros();
        return new PaymentTerm(
                plain == null || plain.scale() >= 0 ? plain : plain.setScale(0),
                amount == null || currency == null ? null : Moneys.of(amount, currency),
                netDays,
                netTerms,
                latePenalty,
                earlyBonus);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID contractId() {
        return contractId;
    }

    public MilestoneStatus status() {
        return status;
    }

    public @Nullable UUID responsiblePartyId() {
        return responsiblePartyId;
    }

    @Nullable
    DueRule dueRule() {
        return dueRule;
    }

    public @Nullable LocalDate dueDate() {
        return dueDate;
    }

    /** When it was due, should it have been met on {@code day}. */
    public Delay delay(LocalDate day) {
        return new Delay(dueDate, baselineDueDate, day);
    }

    public @Nullable LocalDate metOn() {
        return metOn;
    }

    public @Nullable Origin origin() {
        return origin;
    }

    public String title() {
        return title;
    }

    public @Nullable Gate gate() {
        return gate;
    }

    public @Nullable GateRound gateRound() {
        return gateRound;
    }

    int openGates() {
        return openGates;
    }

    public @Nullable UUID submittedBy() {
        return submittedBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
