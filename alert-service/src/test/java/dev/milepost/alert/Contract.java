package dev.milepost.alert;

import dev.milepost.events.Change;
import dev.milepost.events.CommentEvent;
import dev.milepost.events.CommentState;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractMemberState;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.CustomFieldType;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Money;
import dev.milepost.events.NoticeGiven;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyRole;
import dev.milepost.events.PartyState;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.events.Priority;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReminderState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contract of a test, told by its events. */
public final class Contract {
    /** Where people live who are nowhere in particular: without daylight-saving time, so a day has 24 hours on any date. */
    public static final String ZONE = "Africa/Lagos";

    private static final Change BY_TEST = new Change(null, "test", null, null);

    public final String tenant;
    public final UUID id = UUID.randomUUID();
    public final String reference = "C-" + id.toString().substring(0, 8);
    private final String zone;
    private final Instant now;
    private final List<ContractPartyState> parties;
    private @Nullable LocalDate endsOn;
    private @Nullable NoticePeriod notice;
    private List<NoticeGiven> notices = List.of();
    private @Nullable LocalDate noticeBy;
    private @Nullable LocalDate noticeSendBy;
    private List<CustomFieldValue> fields = List.of();
    private ContractAccess access = ContractAccess.TENANT;
    private List<ContractMemberState> members = List.of();

    public Contract(String tenant, String zone, Instant now, UUID... parties) {
        this.tenant = tenant;
        this.zone = zone;
        this.now = now;
        this.parties = List.of(parties).stream()
                .map(party -> new ContractPartyState(party, PartyRole.SUPPLIER))
                .toList();
    }

    /** A person of the tenant with that address. */
    public static UUID person(String tenant, @Nullable String email) {
        return person(tenant, "sub-" + UUID.randomUUID(), email);
    }

    /** A person of the tenant whose tokens have that {@code sub}. */
    public static UUID person(String tenant, String subject, @Nullable String email) {
        UUID id = UUID.randomUUID();
        var state = new PersonState(id, 1, subject, "Ada Ahlgren", email, ZONE, "en", List.of(), null, null);
        Topic.publish(tenant, id, EventType.PERSON_CREATED, id, Instant.EPOCH, new PersonEvent(state, BY_TEST));
        return id;
    }

    /** The person whose tokens have that subject. */
    public static UUID personWhoSignsInAs(String tenant, String subject) {
        UUID id = UUID.nameUUIDFromBytes((tenant + "/" + subject).getBytes(StandardCharsets.UTF_8));
        var state = new PersonState(id, 1, subject, "Ada Ahlgren", null, ZONE, "en", List.of(), null, null);
        Topic.publish(tenant, id, EventType.PERSON_CREATED, id, Instant.EPOCH, new PersonEvent(state, BY_TEST));
        return id;
    }

    /** A person of the tenant somewhere, who may report to somebody and be in teams. */
    public static UUID person(
            String tenant, String email, String zone, String locale, @Nullable UUID manager, String... teams) {
        UUID id = UUID.randomUUID();
        tell(tenant, id, email, zone, locale, manager, teams);
        return id;
    }

    /** Tells of a person again, who has moved. */
    public static void tell(
            String tenant, UUID id, String email, String zone, String locale, @Nullable UUID manager, String... teams) {
        var state =
                new PersonState(id, 1, "sub-" + id, "Ada Ahlgren", email, zone, locale, List.of(teams), manager, null);
        Topic.publish(tenant, id, EventType.PERSON_UPDATED, id, Instant.EPOCH, new PersonEvent(state, BY_TEST));
    }

    /** A party of the tenant with that address. */
    public static UUID partyAt(String tenant, String email) {
        UUID id = UUID.randomUUID();
        var state = new PartyState(id, 1, "party-" + id, "Party " + id, email, List.of());
        Topic.publish(tenant, id, EventType.PARTY_CREATED, id, Instant.EPOCH, new PartyEvent(state, BY_TEST));
        return id;
    }

    /** A party of the tenant with that reference. */
    public static UUID party(String tenant, String reference) {
        return party(tenant, reference, null);
    }

    /** The same, with an address. */
    public static UUID party(String tenant, String reference, @Nullable String email) {
        UUID id = UUID.randomUUID();
        var state = new PartyState(id, 1, reference, "Party " + reference, email, List.of());
        Topic.publish(tenant, id, EventType.PARTY_CREATED, id, Instant.EPOCH, new PartyEvent(state, BY_TEST));
        return id;
    }

    /** The last day of its term, told with its next event. */
    public Contract endingOn(LocalDate day) {
        endsOn = day;
        return this;
    }

    /** The last days to give and to send notice, told with its next event. */
    public Contract withNoticeDays(LocalDate by, LocalDate sendBy) {
        noticeBy = by;
        noticeSendBy = sendBy;
        return this;
    }

    /** How long before the end of its term notice must be given, told with its next event. */
    public Contract withNotice(NoticePeriod period, NoticeGiven... given) {
        notice = period;
        notices = List.of(given);
        return this;
    }

    /** A custom field with a date, told with its next event. */
    public Contract withDate(String field, LocalDate day) {
        fields = List.of(new CustomFieldValue(field, CustomFieldType.DATE, day.toString()));
        return this;
    }

    /** A payment that a milestone released, or that changed. */
    public UUID payment(
            UUID id, @Nullable UUID milestone, String amount, LocalDate dueOn, PaymentStatus status, Instant at) {
        var money = new Money(new BigDecimal(amount), "EUR");
        var state = new PaymentState(
                id,
                1,
                this.id,
                milestone,
                PaymentKind.INSTALMENT,
                money,
                money,
                status,
                dueOn,
                null,
                List.of(),
                null,
                List.of());
        Topic.publish(
                tenant, this.id, EventType.valueOf("PAYMENT_" + status), id, at, new PaymentEvent(state, BY_TEST));
        return id;
    }

    public Contract is(ContractStatus status) {
        return tell(
                status == ContractStatus.ACTIVE ? EventType.CONTRACT_ACTIVATED : EventType.CONTRACT_UPDATED, status);
    }

    /** Who is a member of it and who sees it, told with what is told of it next. */
    public Contract isFor(ContractAccess who, UUID... people) {
        access = who;
        members = List.of(people).stream()
                .map(person -> new ContractMemberState(person, List.of(ContractRole.VIEWER)))
                .toList();
        return this;
    }

    /** One more member with these roles, told with what is told of it next. */
    public Contract withMember(UUID person, ContractRole... roles) {
        members = Stream.concat(members.stream(), Stream.of(new ContractMemberState(person, List.of(roles))))
                .toList();
        return this;
    }

    public Contract isDeleted() {
        return tell(EventType.CONTRACT_DELETED, ContractStatus.DRAFT);
    }

    private Contract tell(EventType type, ContractStatus status) {
        var state = new ContractState(
                id,
                1,
                reference,
                "Bridge over the river",
                null,
                status,
                parties,
                null,
                null,
                endsOn,
                null,
                zone,
                null,
                null,
                notice,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                null,
                notices,
                access,
                members,
                fields,
                noticeBy,
                noticeSendBy);
        Topic.publish(tenant, id, type, id, now, new ContractEvent(state, BY_TEST));
        return this;
    }

    /** A new milestone. */
    public Milestone milestone(String title, @Nullable LocalDate dueDate, @Nullable UUID owner) {
        return new Milestone(title, owner).is(EventType.MILESTONE_CREATED, MilestoneStatus.PLANNED, dueDate, now);
    }

    /** What a milestone is, beyond its title, owner and due date. */
    public record Details(
            MilestoneType type,
            Priority priority,
            List<String> tags,
            @Nullable String team,
            List<UUID> watchers,
            @Nullable Gate gate,
            @Nullable GateRound round,
            List<CustomFieldValue> fields) {
        static final Details USUAL = new Details(
                MilestoneType.DELIVERABLE, Priority.MEDIUM, List.of(), null, List.of(), null, null, List.of());

        public Details priority(Priority other) {
            return new Details(type, other, tags, team, watchers, gate, round, fields);
        }

        public Details tags(String... others) {
            return new Details(type, priority, List.of(others), team, watchers, gate, round, fields);
        }

        public Details team(String other) {
            return new Details(type, priority, tags, other, watchers, gate, round, fields);
        }

        public Details watchers(UUID... others) {
            return new Details(type, priority, tags, team, List.of(others), gate, round, fields);
        }

        public Details gate(Gate other, GateRound since) {
            return new Details(type, priority, tags, team, watchers, other, since, fields);
        }

        public Details date(String field, LocalDate day) {
            var value = new CustomFieldValue(field, CustomFieldType.DATE, day.toString());
            return new Details(type, priority, tags, team, watchers, gate, round, List.of(value));
        }
    }

    /** A milestone of the contract. */
    public final class Milestone {
        public final UUID id = UUID.randomUUID();
        private final String title;
        private @Nullable UUID owner;
        private Details details = Details.USUAL;
        public String lastEvent = "";

        private Milestone(String title, @Nullable UUID owner) {
            this.title = title;
            this.owner = owner;
        }

        /** What it is, told with its next event. */
        public Milestone like(UnaryOperator<Details> change) {
            details = change.apply(details);
            return this;
        }

        /** A reminder of it that was escalated: told in the milestone's stream, not in the contract's. */
        public Milestone escalated(Instant at) {
            UUID reminder = UUID.randomUUID();
            var state = new ReminderState(
                    reminder,
                    Contract.this.id,
                    id,
                    "P-7D!",
                    LocalDate.of(2030, 6, 28),
                    "ada@" + tenant + ".example",
                    "EMAIL",
                    "<" + reminder + "@milepost.example>",
                    at,
                    null,
                    "DUE_DATE",
                    id,
                    null,
                    null);
            lastEvent = Topic.publish(tenant, id, EventType.REMINDER_ESCALATED, reminder, at, new ReminderEvent(state));
            return this;
        }

        /** The mail server refused a reminder of it. */
        public Milestone failed(String address, String reason, Instant at) {
            UUID reminder = UUID.randomUUID();
            var state = new ReminderState(
                    reminder,
                    Contract.this.id,
                    id,
                    "P-7D",
                    LocalDate.of(2030, 6, 28),
                    address,
                    "EMAIL",
                    "<" + reminder + "@milepost.example>",
                    null,
                    reason,
                    "DUE_DATE",
                    id,
                    null,
                    null);
            lastEvent = Topic.publish(tenant, id, EventType.REMINDER_FAILED, reminder, at, new ReminderEvent(state));
            return this;
        }

        /** A comment on it that calls on people. */
        public Milestone comment(Instant at, UUID... mentions) {
            return comment(EventType.COMMENT_ADDED, UUID.randomUUID(), at, List.of(mentions), List.of(mentions));
        }

        /** The same was written, edited or deleted, and now calls on these. */
        public Milestone comment(
                EventType type, UUID comment, Instant at, List<UUID> mentions, List<UUID> newMentions) {
            var state = new CommentState(comment, 1, id, Contract.this.id, null, "Bo", mentions, at, null, null);
            lastEvent = Topic.publish(
                    tenant, Contract.this.id, type, comment, at, new CommentEvent(state, newMentions, BY_TEST));
            return this;
        }

        public Milestone isOwnedBy(@Nullable UUID person) {
            owner = person;
            return this;
        }

        public Milestone is(EventType type, MilestoneStatus status, @Nullable LocalDate dueDate, Instant at) {
            var state = new MilestoneState(
                    id,
                    1,
                    Contract.this.id,
                    title,
                    null,
                    details.type(),
                    status,
                    details.priority(),
                    owner,
                    null,
                    dueDate,
                    dueDate,
                    null,
                    false,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    details.tags(),
                    List.of(),
                    null,
                    details.team(),
                    details.watchers(),
                    details.gate(),
                    details.round(),
                    null,
                    null,
                    null,
                    false,
                    null,
                    0,
                    details.fields());
            lastEvent = Topic.publish(tenant, Contract.this.id, type, id, at, new MilestoneEvent(state, BY_TEST));
            return this;
        }

        public Contract contract() {
            return Contract.this;
        }
    }
}
