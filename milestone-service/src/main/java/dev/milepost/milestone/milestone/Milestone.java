package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Criterion;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.DueRule;
import dev.milepost.events.Evidence;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.OccurrenceOf;
import dev.milepost.events.Origin;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.WaitingFor;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.instalment.Delay;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
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

    @Embedded
    private MilestoneContent content;

    @Embedded
    private MilestoneDates dates = new MilestoneDates();

    @Embedded
    private Standing standing = new Standing();

    @Embedded
    private @Nullable PaymentTermColumns payment;

    @Convert(converter = JsonColumn.Ids.class)
    @Column(columnDefinition = "longtext")
    private List<UUID> watchers = List.of();

    @Convert(converter = JsonColumn.FieldValues.class)
    @Column(columnDefinition = "longtext")
    private List<CustomFieldValue> customFields = List.of();

    @Convert(converter = JsonColumn.Origins.class)
    @Column(columnDefinition = "longtext")
    private @Nullable Origin origin;

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

    Milestone(UUID id, UUID contractId, MilestoneRequest request, List<CustomFieldValue> fields, Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.createdAt = now;
        this.updatedAt = now;
        takeOver(request, fields);
    }

    /** A milestone that another system reports; {@link #adopt} makes it what that says. */
    Milestone(UUID id, UUID contractId, ReportedMilestone reported, Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.content = MilestoneContent.of(reported);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A milestone as a row of {@link StepStore} has it; Hibernate does not know it. */
    Milestone(MilestoneRow row) {
        MilestoneState state = row.state();
        this.id = state.id();
        this.version = state.version();
        this.contractId = state.contractId();
        this.content = MilestoneContent.of(state);
        this.dates = new MilestoneDates(state);
        this.standing = new Standing(state, row.submittedBy(), row.progress());
        this.payment = PaymentTermColumns.of(state.paymentTerm());
        this.watchers = state.watcherIds();
        this.customFields = state.customFields();
        this.origin = state.origin();
        this.openGates = row.openGates();
        this.createdAt = row.createdAt();
        this.updatedAt = row.updatedAt();
    }

    /** Counts a change that is written past Hibernate. */
    void countChange() {
        version++;
    }

    /** Takes over what a request says; true when anything changed by it. */
    boolean describe(MilestoneRequest request, List<CustomFieldValue> fields, Instant now) {
        // Hibernate counts what is assigned as a change of the row, also when it is the same: it is tried on another
        // one.
        if (new Milestone(id, contractId, request, fields, now).toRequest().equals(toRequest())) {
            return false;
        }
        takeOver(request, fields);
        updatedAt = now;
        return true;
    }

    private void takeOver(MilestoneRequest request, List<CustomFieldValue> fields) {
        content = MilestoneContent.of(request);
        customFields = fields;
        countCriteria();
        dates.describe(request);
        payment = PaymentTermColumns.of(request.paymentTerm());
        standing.agreeGate(request.gate());
    }

    /** Takes a step, or says why not. */
    Outcome take(Step step, ContractStatus contract, LocalDate today, @Nullable UUID person, Instant now) {
        List<Criterion> open = Checklist.open(content.criteria());
        if (step instanceof Step.Submit
                && content.criteriaRequired()
                && !open.isEmpty()
                && contract == ContractStatus.ACTIVE
                && step.action().isAllowedIn(status())) {
            return new Outcome.CriteriaOpen(open, content.criteria().size());
        }
        Outcome outcome = standing.take(step, contract, today, person, now);
        if (outcome instanceof Outcome.Taken) {
            updatedAt = now;
        }
        return outcome;
    }

    /** The criterion of that id; null when there is none. */
    public @Nullable Criterion criterion(UUID criterion) {
        return content.criteria().stream()
                .filter(one -> criterion.equals(one.id()))
                .findFirst()
                .orElse(null);
    }

    /** Whether its progress follows from criteria. */
    public boolean hasCriteria() {
        return !content.criteria().isEmpty();
    }

    /** Records something of the criterion that has the id of {@code recorded}. */
    public void record(Criterion recorded, Instant now) {
        content = content.with(Checklist.with(content.criteria(), recorded));
        countCriteria();
        updatedAt = now;
    }

    /** Records how far it is, where no criteria say so. */
    public void progressTo(int percent, Instant now) {
        standing.progressTo(percent);
        updatedAt = now;
    }

    private void countCriteria() {
        if (hasCriteria()) {
            standing.progressTo(Checklist.progress(content.criteria()));
        }
    }

    /** What it has in the tenant's custom fields. */
    public List<CustomFieldValue> customFields() {
        return customFields;
    }

    /** Loses what it has in a custom field. */
    public void dropCustomField(String key, Instant now) {
        customFields =
                customFields.stream().filter(one -> !one.key().equals(key)).toList();
        updatedAt = now;
    }

    List<Criterion> criteria() {
        return content.criteria();
    }

    /** Registers evidence; false when there is no room for it. */
    public boolean addEvidence(Evidence one, Instant now) {
        if (!hasRoomForEvidence()) {
            return false;
        }
        standing.addEvidence(one);
        updatedAt = now;
        return true;
    }

    /** Takes registered evidence away. */
    public void removeEvidence(UUID registered, Instant now) {
        standing.removeEvidence(registered);
        updatedAt = now;
    }

    /** Whether there may be more evidence. */
    public boolean hasRoomForEvidence() {
        return standing.evidence().size() < MOST_EVIDENCE;
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
        return standing.round(agreed, today, now);
    }

    /** Whether it blocks what comes after it until it is passed. */
    public boolean isGate() {
        return content.type() == MilestoneType.GATE || gate() != null;
    }

    /** Moves the due date: {@link MilestoneDates#moveTo}. */
    void moveTo(LocalDate due, ContractStatus contract, Instant now) {
        dates.moveTo(due, contract);
        updatedAt = now;
    }

    /** Takes its dates from a committed schedule. */
    void plan(
            @Nullable LocalDate start, @Nullable LocalDate due, boolean isFixed, ContractStatus contract, Instant now) {
        dates.plan(start, due, isFixed, contract);
        updatedAt = now;
    }

    /** Lets work start that long before its due date, once there is one. */
    void startBefore(Period duration) {
        dates.startBefore(duration);
    }

    /** Takes another rule, which {@link #follow} gives its date. */
    void takeRule(DueRule rule) {
        dates.takeRule(rule);
    }

    /** Moves its date by days that work rested; where a rule gives it, {@link #follow} takes the new one over. */
    void shift(int days, ContractStatus contract, Instant now) {
        dates.shift(days, contract);
        updatedAt = now;
    }

    /** Takes the date that its rule gives, or what that waits for. */
    void follow(@Nullable LocalDate due, @Nullable WaitingFor waiting, ContractStatus contract, Instant now) {
        dates.follow(due, waiting, contract);
        updatedAt = now;
    }

    /** Says which occurrence of a recurrence it is. */
    void occurs(OccurrenceOf occurrence) {
        dates.occurs(occurrence);
    }

    /** What the computation of dates needs to know of it. */
    ContractDates.Node toNode() {
        return new ContractDates.Node(
                id,
                title(),
                dueRule(),
                dueDate(),
                status() == MilestoneStatus.MET ? metOn() : null,
                status().isEnded(),
                dates.shiftDays());
    }

    /** Fixes today's due date as the one agreed; false when there is none to fix. */
    boolean fixBaseline(Instant now) {
        boolean fixed = dates.fixBaseline();
        if (fixed) {
            updatedAt = now;
        }
        return fixed;
    }

    /**
     * Takes over what another system reports, outside of the state machine: history is imported, not replayed. True when
     * anything changed by it.
     */
    boolean adopt(@Nullable ReportedMilestone before, ReportedMilestone reported, Instant now) {
        MilestoneState was = toState();
        ReportedMilestone is = before == null ? reported : reported.since(before, was);
        // Hibernate counts what is assigned as a change of the row, also when it is the same.
        MilestoneContent reportedContent = content.with(is);
        if (!reportedContent.equals(content)) {
            content = reportedContent;
        }
        dates.adopt(is);
        standing.adopt(is, now);
        if (!Objects.equals(is.paymentTerm(), paymentTerm())) {
            payment = PaymentTermColumns.of(is.paymentTerm());
        }
        origin = is.origin();
        boolean changed = !was.equals(toState());
        if (changed) {
            updatedAt = now;
        }
        return changed;
    }

    /** The milestone as the request that would make it what it is; what a merge patch is applied to. */
    public MilestoneRequest toRequest() {
        return new MilestoneRequest(
                content.title(),
                content.description(),
                content.type(),
                content.priority(),
                content.ownerId(),
                content.responsiblePartyId(),
                dates.dueRule() == null ? dates.dueDate() : null, // a rule says it
                dates.plannedStart(),
                dates.isFixed(),
                content.criteria(),
                paymentTerm(),
                content.tags(),
                content.team(),
                content.externalIds(),
                standing.gate(),
                dates.dueRule(),
                content.criteriaRequired(),
                content.weight(),
                FieldValues.natural(customFields));
    }

    public MilestoneState toState() {
        return new MilestoneState(
                id,
                version,
                contractId,
                content.title(),
                content.description(),
                content.type(),
                standing.status(),
                content.priority(),
                content.ownerId(),
                content.responsiblePartyId(),
                dates.dueDate(),
                dates.baselineDueDate(),
                dates.plannedStart(),
                dates.isFixed(),
                standing.metOn(),
                standing.submittedAt(),
                standing.decidedAt(),
                content.criteria(),
                standing.evidence(),
                paymentTerm(),
                content.tags(),
                content.externalIds(),
                origin,
                content.team(),
                watchers,
                standing.gate(),
                standing.gateRound(),
                dates.dueRule(),
                dates.waitingFor(),
                dates.occurrence(),
                content.criteriaRequired(),
                content.weight(),
                standing.progress(),
                customFields);
    }

    public @Nullable PaymentTerm paymentTerm() {
        return payment == null ? null : payment.toTerm();
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
        return standing.status();
    }

    public @Nullable UUID responsiblePartyId() {
        return content.responsiblePartyId();
    }

    @Nullable
    DueRule dueRule() {
        return dates.dueRule();
    }

    /** The due date agreed at activation or at the last amendment. */
    public @Nullable LocalDate baselineDueDate() {
        return dates.baselineDueDate();
    }

    /** Whether only people move its date. */
    public boolean isDateFixed() {
        return dates.isFixed();
    }

    public @Nullable LocalDate dueDate() {
        return dates.dueDate();
    }

    /** When it was due, should it have been met on {@code day}. */
    public Delay delay(LocalDate day) {
        return new Delay(dates.dueDate(), dates.baselineDueDate(), day);
    }

    public @Nullable LocalDate metOn() {
        return standing.metOn();
    }

    public @Nullable Origin origin() {
        return origin;
    }

    public String title() {
        return content.title();
    }

    public @Nullable UUID ownerId() {
        return content.ownerId();
    }

    public @Nullable Gate gate() {
        return standing.gate();
    }

    public @Nullable GateRound gateRound() {
        return standing.gateRound();
    }

    int openGates() {
        return openGates;
    }

    public @Nullable UUID submittedBy() {
        return standing.submittedBy();
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
