package dev.milepost.analytics.figure;

import dev.milepost.analytics.Chance;
import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractMemberState;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.CustomFieldType;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.Event;
import dev.milepost.events.EventData;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Priority;
import dev.milepost.events.Topics;
import dev.milepost.kit.inbound.EventConsumer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A random past of one contract: reschedules, reopenings, waivers, amendments, deletions, payments. */
public final class Past {
    public static final List<String> ZONES =
            List.of("Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC");
    public static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY");
    public static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    /** What happened when. */
    public record Entry(Instant at, EventType type, EventData data) {}

    public final String tenant;
    public final UUID contract;
    public final List<Entry> entries = new ArrayList<>();
    public final Map<UUID, MilestoneState> milestones = new LinkedHashMap<>();
    public final Map<UUID, PaymentState> payments = new LinkedHashMap<>();

    private final Chance chance;
    private final List<UUID> parties;
    private final List<UUID> people;
    private final String zone;
    private Instant at;
    private ContractState state;
    private long version;

    public Past(String tenant, List<UUID> parties, List<UUID> people, Chance chance) {
        this.tenant = tenant;
        this.parties = parties;
        this.people = people;
        this.chance = chance;
        this.contract = chance.id();
        this.zone = oneOf(ZONES);
        this.at = START.plus(Duration.ofMinutes(chance.nextInt(60 * 24 * 60)));
        this.state = draft();
        say(EventType.CONTRACT_CREATED, new ContractEvent(state, change("")));
        for (int i = 1 + chance.nextInt(5); i > 0; i--) {
            create(null);
        }
        if (chance.nextInt(10) == 0) {
            return; // stays a draft
        }
        state = Copy.with(state, "version", ++version, "status", ContractStatus.ACTIVE);
        say(EventType.CONTRACT_ACTIVATED, new ContractEvent(state, change("")));
        for (MilestoneState it : List.copyOf(milestones.values())) {
            // at the very moment of the activation, as one transaction does it
            sayNow(
                    EventType.MILESTONE_BASELINED,
                    new MilestoneEvent(with(it, it.status(), it.dueDate(), it.dueDate(), null), change("")));
        }
        for (int i = chance.nextInt(60); i > 0; i--) {
            step();
        }
        if (chance.nextInt(12) == 0) {
            say(EventType.CONTRACT_DELETED, new ContractEvent(state, change("")));
        }
    }

    /** Most of what is open then is met in the end, about when it was promised; some past has to be known to foretell anything. */
    Past ended() {
        if (state.status() == ContractStatus.ACTIVE && entries.getLast().type() != EventType.CONTRACT_DELETED) {
            milestones.values().stream()
                    .filter(it -> !it.status().isEnded())
                    .toList()
                    .forEach(it -> {
                        LocalDate promised = it.dueDate() == null ? today() : it.dueDate();
                        if (chance.nextInt(4) > 0 && !promised.isAfter(today().plusDays(9))) {
                            meet(it, promised.plusDays(chance.nextInt(20) - 9L));
                        }
                    });
        }
        return this;
    }

    private void meet(MilestoneState it, LocalDate metOn) {
        for (MilestoneStatus status : List.of(MilestoneStatus.SUBMITTED, MilestoneStatus.MET)) {
            at = at.plus(Duration.ofMinutes(1 + chance.nextInt(24 * 60)));
            MilestoneState next = with(it, status, it.dueDate(), it.baselineDueDate(), metOn);
            sayNow(EventType.MILESTONE_UPDATED, new MilestoneEvent(next, change("")));
        }
    }

    /** So many pasts of a tenant, folded. */
    public static List<Past> fold(
            EventConsumer consumer, int n, String tenant, List<UUID> parties, List<UUID> people, Chance chance) {
        List<Past> pasts = new ArrayList<>();
        Map<UUID, List<String>> streams = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            Past past = new Past(tenant, parties, people, chance);
            pasts.add(past);
            streams.put(past.contract, past.messages());
        }
        Answers.consume(consumer, Topics.MILESTONES, streams);
        return pasts;
    }

    public List<String> messages() {
        List<String> messages = new ArrayList<>();
        for (Entry entry : entries) {
            long sequence = messages.size() + 1L;
            messages.add(EventJson.write(Event.of(
                    chance.id(),
                    "/milestone-service",
                    entry.type(),
                    contract,
                    entry.at(),
                    contract,
                    sequence,
                    tenant,
                    entry.data())));
        }
        return messages;
    }

    private void step() {
        if (chance.nextInt(15) == 0) {
            create(someDay());
            return;
        }
        if (chance.nextInt(5) == 0 && !payments.isEmpty()) {
            pay(oneOf(List.copyOf(payments.values())));
            return;
        }
        if (milestones.isEmpty()) {
            return;
        }
        MilestoneState it = oneOf(List.copyOf(milestones.values()));
        switch (chance.nextInt(12)) {
            case 0, 1 ->
                milestone(
                        EventType.MILESTONE_RESCHEDULED,
                        with(it, it.status(), someDay(), it.baselineDueDate(), it.metOn()),
                        oneOf(List.of("Rain", "Supplier late", "")));
            case 2 -> // an amendment: what is due now is what was agreed
                milestone(
                        EventType.MILESTONE_BASELINED,
                        with(it, it.status(), it.dueDate(), it.dueDate(), it.metOn()),
                        "");
            case 3 -> {
                if (payments.values().stream().noneMatch(p -> it.id().equals(p.milestoneId()))) {
                    milestones.remove(it.id());
                    say(EventType.MILESTONE_DELETED, new MilestoneEvent(it, change("")));
                }
            }
            default -> onward(it);
        }
    }

    private void onward(MilestoneState it) {
        MilestoneStatus next = switch (it.status()) {
            case PLANNED ->
                oneOf(List.of(MilestoneStatus.IN_PROGRESS, MilestoneStatus.IN_PROGRESS, MilestoneStatus.WAIVED));
            case IN_PROGRESS ->
                oneOf(List.of(
                        MilestoneStatus.SUBMITTED,
                        MilestoneStatus.SUBMITTED,
                        MilestoneStatus.SUBMITTED,
                        MilestoneStatus.MISSED,
                        MilestoneStatus.CANCELLED));
            case SUBMITTED ->
                oneOf(List.of(
                        MilestoneStatus.MET,
                        MilestoneStatus.MET,
                        MilestoneStatus.REJECTED,
                        MilestoneStatus.IN_PROGRESS));
            default -> MilestoneStatus.IN_PROGRESS; // resumed or reopened
        };
        if (it.status() == MilestoneStatus.MET && chance.nextInt(3) > 0) {
            return;
        }
        LocalDate metOn = switch (next) {
            case SUBMITTED -> chance.nextInt(15) == 0 ? null : today().minusDays(chance.nextInt(4));
            case MET -> it.metOn();
            default -> null;
        };
        milestone(EventType.MILESTONE_UPDATED, with(it, next, it.dueDate(), it.baselineDueDate(), metOn), "");
        if (next == MilestoneStatus.MET && it.paymentTerm() != null) {
            payment(new PastPayment(chance, today(), ++version).due(it));
        }
    }

    private void pay(PaymentState it) {
        if (it.status().isOpen()) {
            payment(new PastPayment(chance, today(), ++version).next(it));
        }
    }

    private void payment(PastPayment.Step step) {
        payments.put(step.payment().id(), step.payment());
        say(step.type(), new PaymentEvent(step.payment(), change("")));
    }

    private void create(@Nullable LocalDate baseline) {
        LocalDate due = chance.nextInt(10) == 0 ? null : baseline == null ? someDay() : baseline;
        milestone(
                EventType.MILESTONE_CREATED,
                Copy.with(
                        Made.milestone(contract, chance.id(), null, MilestoneStatus.PLANNED, due, null),
                        "version",
                        ++version,
                        "title",
                        "Milestone \"" + version + "\"",
                        "type",
                        oneOf(List.of(MilestoneType.DELIVERABLE, MilestoneType.REPORT)),
                        "priority",
                        oneOf(List.of(Priority.LOW, Priority.HIGH)),
                        "ownerId",
                        chance.nextInt(4) == 0 ? null : oneOf(people),
                        "responsiblePartyId",
                        chance.nextInt(5) == 0 ? null : oneOf(parties),
                        "baselineDueDate",
                        baseline == null ? null : due,
                        "paymentTerm",
                        term(),
                        "tags",
                        IntStream.range(0, chance.nextInt(4))
                                .mapToObj(i -> oneOf(List.of("safety", "it's", "c & d + ü", "none")))
                                .distinct()
                                .toList(),
                        "team",
                        chance.nextInt(4) == 0 ? null : oneOf(List.of("legal", "Bau & Montage", "none")),
                        "customFields",
                        chance.nextInt(3) == 0
                                ? List.of()
                                : List.of(new CustomFieldValue(
                                        "colour",
                                        CustomFieldType.TEXT,
                                        oneOf(List.of("red", "blue: dark", "none", "'none'"))))),
                "");
    }

    private @Nullable PaymentTerm term() {
        return switch (chance.nextInt(3)) {
            case 0 -> null;
            case 1 -> new PaymentTerm(BigDecimal.valueOf(1 + chance.nextInt(20)), null, 30);
            default ->
                new PaymentTerm(
                        null, new Money(BigDecimal.valueOf(1 + chance.nextInt(900_000), 2), oneOf(CURRENCIES)), 30);
        };
    }

    private MilestoneState with(
            MilestoneState it,
            MilestoneStatus status,
            @Nullable LocalDate due,
            @Nullable LocalDate baseline,
            @Nullable LocalDate metOn) {
        return Copy.with(
                it,
                "version",
                ++version,
                "status",
                status,
                "dueDate",
                due,
                "baselineDueDate",
                baseline,
                "metOn",
                metOn,
                "progress",
                chance.nextInt(100));
    }

    private void milestone(EventType type, MilestoneState milestone, String reason) {
        milestones.put(milestone.id(), milestone);
        say(type, new MilestoneEvent(milestone, change(reason)));
    }

    private void say(EventType type, EventData data) {
        at = at.plus(Duration.ofMinutes(1 + chance.nextInt(6 * 24 * 60)));
        entries.add(new Entry(at, type, data));
    }

    private void sayNow(EventType type, EventData data) {
        if (data instanceof MilestoneEvent event) {
            milestones.put(event.milestone().id(), event.milestone());
        }
        entries.add(new Entry(at, type, data));
    }

    private ContractState draft() {
        return Copy.with(
                Made.contract(contract, oneOf(parties)),
                "version",
                ++version,
                "reference",
                "C-" + contract,
                "status",
                ContractStatus.DRAFT,
                "value",
                new Money(new BigDecimal("123456.78"), "EUR"),
                "timeZone",
                zone,
                "access",
                chance.nextInt(4) == 0 ? ContractAccess.MEMBERS : ContractAccess.TENANT,
                "paymentConditions",
                contract.getLeastSignificantBits() % 2 == 0
                        ? Made.WEEKLY
                        : null, // not by chance: seeds go on giving what they gave
                "members",
                List.of(new ContractMemberState(people.getFirst(), List.of(ContractRole.VIEWER))));
    }

    private static Change change(String reason) {
        return new Change(null, "test", reason.isEmpty() ? null : reason, null);
    }

    private LocalDate today() {
        return at.atZone(ZoneId.of(zone)).toLocalDate();
    }

    private LocalDate someDay() {
        return today().plusDays(chance.nextInt(60) - 20L);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(chance.nextInt(values.size()));
    }
}
