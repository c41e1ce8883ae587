package dev.milepost.analytics.figure;

import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractMemberState;
import dev.milepost.events.ContractPartyState;
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
import dev.milepost.events.PartyRole;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentInvoice;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentLine;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Priority;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A random past of one contract: reschedules, reopenings, waivers, amendments, deletions, payments. */
public final class Past {
    public static final List<String> ZONES = List.of("Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC");
    public static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY");
    public static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    /** What happened when. */
    public record Entry(Instant at, EventType type, EventData data) {}

    public final String tenant;
    public final UUID contract;
    public final List<Entry> entries = new ArrayList<>();
    public final Map<UUID, MilestoneState> milestones = new LinkedHashMap<>();
    public final Map<UUID, PaymentState> payments = new LinkedHashMap<>();

    private final Random random;
    private final List<UUID> parties;
    private final List<UUID> people;
    private final String zone;
    private Instant at;
    private ContractState state;
    private long version;

    public Past(String tenant, List<UUID> parties, List<UUID> people, Random random) {
        this.tenant = tenant;
        this.parties = parties;
        this.people = people;
        this.random = random;
        this.contract = newId(random);
        this.zone = oneOf(ZONES);
        this.at = START.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
        this.state = contract(ContractStatus.DRAFT);
        say(EventType.CONTRACT_CREATED, new ContractEvent(state, change("")));
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            create(null);
        }
        if (random.nextInt(10) == 0) {
            return; // stays a draft
        }
        state = contract(ContractStatus.ACTIVE);
        say(EventType.CONTRACT_ACTIVATED, new ContractEvent(state, change("")));
        for (MilestoneState it : List.copyOf(milestones.values())) {
            // at the very moment of the activation, as one transaction does it
            sayNow(
                    EventType.MILESTONE_BASELINED,
                    new MilestoneEvent(with(it, it.status(), it.dueDate(), it.dueDate(), null), change("")));
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            step();
        }
        if (random.nextInt(12) == 0) {
            say(EventType.CONTRACT_DELETED, new ContractEvent(state, change("")));
        }
    }

    public List<String> messages() {
        List<String> messages = new ArrayList<>();
        for (Entry entry : entries) {
            long sequence = messages.size() + 1L;
            messages.add(EventJson.write(Event.of(
                    newId(random),
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
        if (random.nextInt(15) == 0) {
            create(someDay());
            return;
        }
        if (random.nextInt(5) == 0 && !payments.isEmpty()) {
            pay(oneOf(List.copyOf(payments.values())));
            return;
        }
        if (milestones.isEmpty()) {
            return;
        }
        MilestoneState it = oneOf(List.copyOf(milestones.values()));
        switch (random.nextInt(12)) {
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
        if (it.status() == MilestoneStatus.MET && random.nextInt(3) > 0) {
            return;
        }
        LocalDate metOn = switch (next) {
            case SUBMITTED -> random.nextInt(15) == 0 ? null : today().minusDays(random.nextInt(4));
            case MET -> it.metOn();
            default -> null;
        };
        milestone(EventType.MILESTONE_UPDATED, with(it, next, it.dueDate(), it.baselineDueDate(), metOn), "");
        if (next == MilestoneStatus.MET && it.paymentTerm() != null) {
            Money amount = new Money(BigDecimal.valueOf(1 + random.nextInt(9_000_000), 2), currency(it));
            payment(
                    EventType.PAYMENT_DUE,
                    new PaymentState(
                            newId(random),
                            ++version,
                            contract,
                            it.id(),
                            version % 5 == 0 ? PaymentKind.RETENTION : PaymentKind.INSTALMENT,
                            amount,
                            amount,
                            PaymentStatus.DUE,
                            today().plusDays(random.nextInt(30)),
                            null,
                            lines(amount),
                            null,
                            List.of()));
        }
    }

    /** Some with something taken off. */
    private List<PaymentLine> lines(Money amount) {
        List<PaymentLine> lines = new ArrayList<>();
        for (PaymentEntryKind kind : List.of(PaymentEntryKind.PENALTY, PaymentEntryKind.RETENTION_HELD)) {
            if ((version + kind.ordinal()) % 3 == 0) { // not by chance, which pasts of a fixed seed rely on
                BigDecimal off = BigDecimal.valueOf(-1 - version * 7_919 % 90_000, 2);
                lines.add(new PaymentLine(kind, new Money(off, amount.currency())));
            }
        }
        return lines;
    }

    private void pay(PaymentState it) {
        if (!it.status().isOpen()) {
            return;
        }
        Money nothing = new Money(BigDecimal.ZERO, it.amount().currency());
        switch (random.nextInt(5)) {
            case 0 ->
                payment(EventType.PAYMENT_CANCELLED, with(it, PaymentStatus.CANCELLED, nothing, null, it.invoice()));
            case 1 ->
                payment(
                        EventType.PAYMENT_DISPUTED,
                        with(it, PaymentStatus.DISPUTED, it.outstanding(), null, it.invoice()));
            case 2 ->
                payment(
                        EventType.PAYMENT_INVOICED,
                        with(
                                it,
                                PaymentStatus.INVOICED,
                                it.outstanding(),
                                null,
                                new PaymentInvoice(newId(random), "R-1", today(), null)));
            case 3 ->
                payment(
                        EventType.PAYMENT_PART_PAID,
                        with(
                                it,
                                it.status(),
                                new Money(
                                        it.outstanding().amount().divide(BigDecimal.TWO, 2, RoundingMode.UP),
                                        it.amount().currency()),
                                null,
                                it.invoice()));
            default -> payment(EventType.PAYMENT_PAID, with(it, PaymentStatus.PAID, nothing, today(), it.invoice()));
        }
    }

    private PaymentState with(
            PaymentState it,
            PaymentStatus status,
            Money outstanding,
            @Nullable LocalDate paidOn,
            @Nullable PaymentInvoice invoice) {
        return new PaymentState(
                it.id(),
                ++version,
                contract,
                it.milestoneId(),
                it.kind(),
                it.amount(),
                outstanding,
                status,
                it.dueOn(),
                paidOn,
                it.lines(),
                invoice,
                List.of());
    }

    private void payment(EventType type, PaymentState payment) {
        payments.put(payment.id(), payment);
        say(type, new PaymentEvent(payment, change("")));
    }

    private static String currency(MilestoneState it) {
        return it.paymentTerm() == null || it.paymentTerm().amount() == null
                ? "EUR"
                : it.paymentTerm().amount().currency();
    }

    private void create(@Nullable LocalDate baseline) {
        LocalDate due = random.nextInt(10) == 0 ? null : baseline == null ? someDay() : baseline;
        milestone(
                EventType.MILESTONE_CREATED,
                new MilestoneState(
                        newId(random),
                        ++version,
                        contract,
                        "Milestone \"" + version + "\"",
                        null,
                        oneOf(List.of(MilestoneType.DELIVERABLE, MilestoneType.REPORT)),
                        MilestoneStatus.PLANNED,
                        oneOf(List.of(Priority.LOW, Priority.HIGH)),
                        random.nextInt(4) == 0 ? null : oneOf(people),
                        random.nextInt(5) == 0 ? null : oneOf(parties),
                        due,
                        baseline == null ? null : due,
                        null,
                        false,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        switch (random.nextInt(3)) {
                            case 0 -> null;
                            case 1 -> new PaymentTerm(BigDecimal.valueOf(1 + random.nextInt(20)), null, 30);
                            default ->
                                new PaymentTerm(
                                        null,
                                        new Money(
                                                BigDecimal.valueOf(1 + random.nextInt(900_000), 2), oneOf(CURRENCIES)),
                                        30);
                        },
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> oneOf(List.of("safety", "it's", "c & d + ü")))
                                .distinct()
                                .toList(),
                        List.of(),
                        null,
                        random.nextInt(4) == 0 ? null : oneOf(List.of("legal", "Bau & Montage")),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        0,
                        random.nextInt(3) == 0
                                ? List.of()
                                : List.of(new CustomFieldValue(
                                        "colour", CustomFieldType.TEXT, oneOf(List.of("red", "blue: dark"))))),
                "");
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
                random.nextInt(100));
    }

    private void milestone(EventType type, MilestoneState milestone, String reason) {
        milestones.put(milestone.id(), milestone);
        say(type, new MilestoneEvent(milestone, change(reason)));
    }

    private void say(EventType type, EventData data) {
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(6 * 24 * 60)));
        entries.add(new Entry(at, type, data));
    }

    private void sayNow(EventType type, EventData data) {
        if (data instanceof MilestoneEvent event) {
            milestones.put(event.milestone().id(), event.milestone());
        }
        entries.add(new Entry(at, type, data));
    }

    private ContractState contract(ContractStatus status) {
        return new ContractState(
                contract,
                ++version,
                "C-" + contract,
                "Contract",
                null,
                status,
                state == null ? List.of(new ContractPartyState(oneOf(parties), PartyRole.SUPPLIER)) : state.parties(),
                null,
                null,
                null,
                new Money(new BigDecimal("123456.78"), "EUR"),
                zone,
                null,
                null,
                null,
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
                List.of(),
                state == null
                        ? random.nextInt(4) == 0 ? ContractAccess.MEMBERS : ContractAccess.TENANT
                        : state.access(),
                List.of(new ContractMemberState(people.getFirst(), List.of(ContractRole.VIEWER))),
                List.of());
    }

    private static Change change(String reason) {
        return new Change(null, "test", reason.isEmpty() ? null : reason, null);
    }

    private LocalDate today() {
        return at.atZone(ZoneId.of(zone)).toLocalDate();
    }

    private LocalDate someDay() {
        return today().plusDays(random.nextInt(60) - 20L);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public static UUID newId(Random random) {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x7000L,
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
