package dev.milepost.milestone.contract;

import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.Document;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.NoticeGiven;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.RecordedEvent;
import dev.milepost.events.Renewal;
import dev.milepost.events.Suspension;
import dev.milepost.events.Termination;
import dev.milepost.events.TerminationTerm;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.value.JsonColumn;
import dev.milepost.milestone.value.Moneys;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An agreement with parties, term and value. Its row lock orders all changes to it and to what is in it. */
@Entity
public class Contract {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private String reference;
    private String title;

    @Column(columnDefinition = "text")
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private ContractStatus status = ContractStatus.DRAFT;

    @ElementCollection
    @CollectionTable(name = "contract_party", joinColumns = @JoinColumn(name = "contract_id"))
    private Set<ContractParty> parties = new HashSet<>();

    private @Nullable LocalDate signedOn;
    private @Nullable LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    @Column(precision = 19, scale = 4)
    private @Nullable BigDecimal valueAmount;

    @Column(columnDefinition = "char(3)")
    private @Nullable String valueCurrency;

    private String timeZone;

    private @Nullable String calendar;

    @Convert(converter = TermColumns.OfRenewal.class)
    @Column(columnDefinition = "longtext")
    private @Nullable Renewal renewal;

    @Convert(converter = TermColumns.OfNotice.class)
    @Column(columnDefinition = "longtext")
    private @Nullable NoticePeriod notice;

    private boolean selfApprovalAllowed;

    @Convert(converter = JsonColumn.Documents.class)
    @Column(columnDefinition = "longtext")
    private List<Document> documents = List.of();

    @Convert(converter = JsonColumn.Texts.class)
    @Column(columnDefinition = "longtext")
    private List<String> tags = List.of();

    @Convert(converter = JsonColumn.ExternalIds.class)
    @Column(columnDefinition = "longtext")
    private List<ExternalId> externalIds = List.of();

    @Convert(converter = JsonColumn.Conditions.class)
    @Column(columnDefinition = "longtext")
    private @Nullable PaymentConditions paymentConditions;

    @Convert(converter = TermColumns.OfTerminationTerms.class)
    @Column(columnDefinition = "longtext")
    private List<TerminationTerm> terminationTerms = List.of();

    @Embedded
    private ContractLife life = new ContractLife();

    @Embedded
    private MemberList members = new MemberList();

    @Convert(converter = JsonColumn.FieldValues.class)
    @Column(columnDefinition = "longtext")
    private List<CustomFieldValue> customFields = List.of();

    @Convert(converter = JsonColumn.RecordedEvents.class)
    @Column(columnDefinition = "longtext")
    private List<RecordedEvent> recordedEvents = List.of();

    /** Whether a milestone's date comes from a rule, so that dates must follow; no part of what the contract says. */
    @OptimisticLock(excluded = true)
    private boolean hasDueRules;

    private @Nullable Instant activatedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Contract() {}

    Contract(UUID id, String tenant, ContractRequest request, List<CustomFieldValue> fields, Instant now) {
        this.id = id;
        this.reference = request.reference();
        this.title = request.title();
        this.timeZone = request.timeZone();
        this.createdAt = now;
        this.updatedAt = now;
        describe(request, fields, tenant, now);
    }

    /** A contract to try rules on, which is never stored. */
    public static Contract supposed(UUID id, String tenant, ContractRequest request, Instant now) {
        return new Contract(id, tenant, request, List.of(), now);
    }

    /**
     * Takes over what a request says; true when anything changed by it.
     *
     * @param fields what the request gives it in custom fields
     */
    boolean describe(ContractRequest request, List<CustomFieldValue> fields, String tenant, Instant now) {
        ContractRequest before = toRequest();
        reference = request.reference();
        title = request.title();
        description = request.description();
        signedOn = request.signedOn();
        startsOn = request.startsOn();
        if (!Objects.equals(endsOn, request.endsOn()) || !Objects.equals(renewal, request.renewal())) {
            endsOn = request.endsOn();
            life.forgetRenewals(); // another term was agreed; renewals count from its end
        }
        agreeValue(request.value());
        timeZone = request.timeZone();
        calendar = request.calendar();
        renewal = request.renewal();
        notice = request.notice();
        selfApprovalAllowed = request.selfApprovalAllowed();
        documents = request.documents();
        tags = request.tags();
        externalIds = request.externalIds();
        paymentConditions = request.paymentConditions();
        terminationTerms = request.terminationTerms();
        customFields = fields;
        if (request.access() != null && request.access() != members.access()) { // the same would count as a change
            members.open(request.access());
        }
        boolean changed = !before.equals(toRequest());
        Set<ContractParty> wanted = request.parties().stream()
                .map(party -> new ContractParty(tenant, party.partyId(), party.role()))
                .collect(Collectors.toSet());
        if (!wanted.equals(Set.copyOf(parties))) {
            parties.retainAll(wanted);
            parties.addAll(wanted);
            changed = true;
        }
        if (changed) {
            updatedAt = now;
        }
        return changed;
    }

    /** 1250.00 is no news where 1250.0000 was agreed, and would count as a change of the row. */
    private void agreeValue(@Nullable Money value) {
        Money agreed = value == null ? null : Moneys.of(value.amount(), value.currency());
        if (!Objects.equals(agreed, value())) {
            valueAmount = value == null ? null : value.amount();
            valueCurrency = value == null ? null : value.currency();
        }
    }

    /** Fixes the agreement: from now on it is worked on, and its milestones have a baseline. */
    void activate(Instant now) {
        take(ContractAction.ACTIVATE, now);
        activatedAt = now;
    }

    /** Lets work rest from a day on. */
    public void suspend(LocalDate from, String reason, Instant now) {
        take(ContractAction.SUSPEND, now);
        life.suspend(from, reason);
    }

    /**
     * Lets work go on.
     *
     * @param on first day of work
     * @param shiftsEnd whether the term is longer by the days of rest
     * @return the days of rest
     */
    public int resume(LocalDate on, String reason, boolean shiftsEnd, Instant now) {
        take(ContractAction.RESUME, now);
        int days = life.resume(on, reason, shiftsEnd);
        if (shiftsEnd && endsOn != null) {
            endsOn = endsOn.plusDays(days);
        }
        return days;
    }

    /** Ends it before its time; another system may report no more than that. */
    public void terminate(@Nullable Termination termination, Instant now) {
        take(ContractAction.TERMINATE, now);
        life.end(termination);
    }

    /** All of it is done. */
    public void complete(Instant now) {
        take(ContractAction.COMPLETE, now);
    }

    /** Its term is over and no other one follows. */
    public void expire(Instant now) {
        take(ContractAction.EXPIRE, now);
    }

    /** Another term follows: the renewal of that number, until a day. */
    public void renew(int number, LocalDate until, Instant now) {
        take(ContractAction.RENEW, now);
        life.renew(number, endsOn);
        endsOn = until;
    }

    /** Keeps that notice was given. */
    public void note(NoticeGiven notice, Instant now) {
        life.note(notice);
        updatedAt = now;
    }

    private void take(ContractAction action, Instant now) {
        status = action.from(status);
        updatedAt = now;
    }

    public List<Suspension> suspensions() {
        return life.suspensions();
    }

    public List<NoticeGiven> notices() {
        return life.notices();
    }

    /** Whether notice was given in time, so that no other term follows. */
    public boolean endsByNotice() {
        return life.notices().stream()
                .anyMatch(notice -> !notice.late() && notice.termEndsOn().equals(endsOn));
    }

    public int renewals() {
        return life.renewals();
    }

    /** Last day of the term that was agreed, which renewals are computed from. */
    public @Nullable LocalDate agreedEnd() {
        return life.firstEndsOn() == null ? endsOn : life.firstEndsOn();
    }

    public List<TerminationTerm> terminationTerms() {
        return terminationTerms;
    }

    public List<CustomFieldValue> customFields() {
        return customFields;
    }

    /** Takes what it has in a field that is to go. */
    void dropCustomField(String key, Instant now) {
        customFields =
                customFields.stream().filter(one -> !one.key().equals(key)).toList();
        updatedAt = now;
    }

    /** Keeps that something happened. */
    void record(RecordedEvent event, Instant now) {
        recordedEvents =
                Stream.concat(recordedEvents.stream(), Stream.of(event)).toList();
        updatedAt = now;
    }

    public List<RecordedEvent> recordedEvents() {
        return recordedEvents;
    }

    /** From now on a milestone's date depends on what others say. */
    public void dependsOnRules() {
        hasDueRules = true;
    }

    /** Whether any milestone's date may depend on what others say. */
    public boolean hasDueRules() {
        return hasDueRules;
    }

    /** What due dates are counted from; of events with one name the newest counts. */
    public ContractDates.Facts facts() {
        Map<String, LocalDate> events = new HashMap<>();
        recordedEvents.forEach(event -> events.put(event.name(), event.date()));
        return new ContractDates.Facts(signedOn, startsOn, endsOn, events, life.suspensions());
    }

    /** The contract as the request that would make it what it is; what a merge patch is applied to. */
    public ContractRequest toRequest() {
        return new ContractRequest(
                reference,
                title,
                description,
                partyStates(),
                signedOn,
                startsOn,
                endsOn,
                value(),
                timeZone,
                calendar,
                renewal,
                notice,
                documents,
                tags,
                externalIds,
                paymentConditions,
                selfApprovalAllowed,
                terminationTerms,
                members.access(),
                FieldValues.natural(customFields));
    }

    public ContractState toState() {
        return toState(null, null);
    }

    /** The same with the last days to give and to send notice. */
    ContractState toState(@Nullable LocalDate noticeBy, @Nullable LocalDate noticeSendBy) {
        return new ContractState(
                id,
                version,
                reference,
                title,
                description,
                status,
                partyStates(),
                signedOn,
                startsOn,
                endsOn,
                value(),
                timeZone,
                calendar,
                renewal,
                notice,
                documents,
                tags,
                externalIds,
                paymentConditions,
                activatedAt,
                selfApprovalAllowed,
                recordedEvents,
                terminationTerms,
                life.suspensions(),
                life.termination(),
                life.renewals(),
                life.firstEndsOn(),
                life.notices(),
                members.access(),
                members.members(),
                customFields,
                noticeBy,
                noticeSendBy);
    }

    private List<ContractPartyState> partyStates() {
        return parties.stream()
                .map(ContractParty::toState)
                .sorted(Comparator.comparing(ContractPartyState::role).thenComparing(ContractPartyState::partyId))
                .toList();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String reference() {
        return reference;
    }

    public ContractStatus status() {
        return status;
    }

    /** Who sees it, and what its members may do in it. */
    public MemberList members() {
        return members;
    }

    /** Makes a person a member with just these roles; false when they are one already. */
    public boolean admit(UUID person, List<ContractRole> roles, Instant now) {
        return updated(members.put(person, roles), now);
    }

    /** Makes a person no member; false when they are none. */
    public boolean dismiss(UUID person, Instant now) {
        return updated(members.remove(person), now);
    }

    private boolean updated(boolean changed, Instant now) {
        updatedAt = changed ? now : updatedAt;
        return changed;
    }

    public boolean hasParty(UUID party) {
        return parties.stream().anyMatch(one -> one.partyId().equals(party));
    }

    public @Nullable LocalDate startsOn() {
        return startsOn;
    }

    public @Nullable LocalDate endsOn() {
        return endsOn;
    }

    /** What its dates are computed with; null for Monday to Friday without holidays. */
    public @Nullable String calendar() {
        return calendar;
    }

    public @Nullable Renewal renewal() {
        return renewal;
    }

    public @Nullable NoticePeriod notice() {
        return notice;
    }

    /** Its value, without trailing zeros beyond what its currency shows. */
    public @Nullable Money value() {
        return valueAmount == null || valueCurrency == null ? null : Moneys.of(valueAmount, valueCurrency);
    }

    /** What holds for all its payments. */
    public @Nullable PaymentConditions paymentConditions() {
        return paymentConditions;
    }

    /** The zone its dates are days in. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Whether who submits work may approve it as well. */
    public boolean isSelfApprovalAllowed() {
        return selfApprovalAllowed;
    }

    /** When it became ACTIVE. */
    public @Nullable Instant activatedAt() {
        return activatedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
