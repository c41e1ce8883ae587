package dev.milepost.analytics.summary;

import dev.milepost.analytics.Chance;
import dev.milepost.analytics.figure.Copy;
import dev.milepost.analytics.figure.Made;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractMemberState;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractRole;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PartyRole;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentLine;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A random legal history of one contract, and where it ended. */
final class ContractHistory {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "America/New_York");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD");
    private static final List<MilestoneStatus> AFTER_PLANNED = List.of(
            MilestoneStatus.IN_PROGRESS,
            MilestoneStatus.IN_PROGRESS,
            MilestoneStatus.IN_PROGRESS,
            MilestoneStatus.WAIVED,
            MilestoneStatus.CANCELLED);
    private static final List<MilestoneStatus> AFTER_IN_PROGRESS = List.of(
            MilestoneStatus.SUBMITTED, MilestoneStatus.SUBMITTED, MilestoneStatus.SUBMITTED, MilestoneStatus.MISSED);
    private static final List<MilestoneStatus> AFTER_SUBMITTED =
            List.of(MilestoneStatus.MET, MilestoneStatus.MET, MilestoneStatus.REJECTED, MilestoneStatus.IN_PROGRESS);

    final Stream stream;
    final Map<UUID, MilestoneState> milestones = new LinkedHashMap<>();
    final Map<UUID, PaymentState> payments = new LinkedHashMap<>();
    ContractState contract;
    boolean deleted;

    private final Chance chance;
    private final List<UUID> parties;
    private final List<UUID> people;
    private final LocalDate today;
    private long version;

    ContractHistory(String tenant, List<UUID> parties, LocalDate today, Chance chance) {
        this(tenant, parties, List.of(), today, chance);
    }

    /** @param people who may be members; without any, the whole tenant sees it */
    ContractHistory(String tenant, List<UUID> parties, List<UUID> people, LocalDate today, Chance chance) {
        UUID id = chance.id();
        this.stream = new Stream(tenant, id);
        this.chance = chance;
        this.parties = parties;
        this.people = people;
        this.today = today;
        this.contract = contract(id, ContractStatus.DRAFT, oneOf(ZONES));
        changeContract(EventType.CONTRACT_CREATED, contract);
        for (int i = chance.nextInt(6); i >= 0; i--) {
            create();
        }
        if (chance.nextInt(10) > 0) {
            activate();
            for (int i = chance.nextInt(80); i > 0; i--) {
                step();
            }
        } else if (chance.nextBoolean()) {
            deleted = true;
            changeContract(EventType.CONTRACT_DELETED, contract);
        }
    }

    /** Whether the definition counts what is in it. */
    boolean counts() {
        return !deleted && contract.status() != ContractStatus.DRAFT;
    }

    boolean isOpenTo(UUID person) {
        return contract.access() == ContractAccess.TENANT
                || contract.members().stream()
                        .anyMatch(member -> member.personId().equals(person));
    }

    boolean involves(UUID party) {
        return contract.parties().stream().anyMatch(one -> one.partyId().equals(party));
    }

    private void step() {
        switch (chance.nextInt(20)) {
            case 0 -> create();
            case 1 ->
                changeContract(EventType.CONTRACT_UPDATED, contract(contract.id(), contract.status(), oneOf(ZONES)));
            case 2 ->
                changeContract(
                        EventType.CONTRACT_UPDATED,
                        contract(contract.id(), ContractStatus.SUSPENDED, contract.timeZone()));
            case 3 -> stream.addUnknown(new ContractEvent(contract, Stream.BY_TEST));
            case 4, 5 -> payOne();
            default -> {
                if (!milestones.isEmpty()) {
                    move(oneOf(List.copyOf(milestones.values())));
                }
            }
        }
    }

    private void activate() {
        changeContract(
                EventType.CONTRACT_ACTIVATED, contract(contract.id(), ContractStatus.ACTIVE, contract.timeZone()));
        for (MilestoneState milestone : List.copyOf(milestones.values())) {
            changeMilestone(
                    EventType.MILESTONE_BASELINED,
                    milestone(milestone.id(), milestone.status(), milestone.dueDate(), milestone.dueDate(), null));
        }
    }

    private void create() {
        LocalDate due = chance.nextInt(8) == 0 ? null : someDay();
        LocalDate baseline = contract.status() == ContractStatus.DRAFT || chance.nextInt(4) == 0 ? null : due;
        changeMilestone(
                EventType.MILESTONE_CREATED, milestone(chance.id(), MilestoneStatus.PLANNED, due, baseline, null));
    }

    private void move(MilestoneState it) {
        int dice = chance.nextInt(12);
        if (dice == 0 && payments.values().stream().noneMatch(p -> it.id().equals(p.milestoneId()))) {
            milestones.remove(it.id());
            stream.add(EventType.MILESTONE_DELETED, it.id(), new MilestoneEvent(it, Stream.BY_TEST));
        } else if (dice <= 2) {
            changeMilestone(
                    EventType.MILESTONE_RESCHEDULED,
                    milestone(it.id(), it.status(), someDay(), it.baselineDueDate(), it.metOn()));
        } else {
            switch (it.status()) {
                case PLANNED -> become(it, oneOf(AFTER_PLANNED));
                case IN_PROGRESS -> become(it, oneOf(AFTER_IN_PROGRESS));
                case SUBMITTED -> become(it, oneOf(AFTER_SUBMITTED));
                case REJECTED -> become(it, MilestoneStatus.IN_PROGRESS);
                case MISSED, WAIVED, CANCELLED -> {
                    if (dice > 8) {
                        become(it, MilestoneStatus.IN_PROGRESS);
                    }
                }
                case MET -> {
                    if (dice > 8 && !isPaidInPart(it.id())) {
                        become(it, MilestoneStatus.IN_PROGRESS);
                    }
                }
            }
        }
    }

    private void become(MilestoneState it, MilestoneStatus to) {
        LocalDate metOn = switch (to) {
            case SUBMITTED -> chance.nextInt(12) == 0 ? null : metOn(it);
            case MET -> it.metOn();
            default -> null;
        };
        EventType type = switch (to) {
            case PLANNED -> EventType.MILESTONE_UPDATED;
            case IN_PROGRESS -> it.status().isEnded() ? EventType.MILESTONE_REOPENED : EventType.MILESTONE_STARTED;
            case SUBMITTED -> EventType.MILESTONE_SUBMITTED;
            case REJECTED -> EventType.MILESTONE_REJECTED;
            case MET -> EventType.MILESTONE_APPROVED;
            case MISSED -> EventType.MILESTONE_MISSED;
            case WAIVED -> EventType.MILESTONE_WAIVED;
            case CANCELLED -> EventType.MILESTONE_CANCELLED;
        };
        changeMilestone(type, milestone(it.id(), to, it.dueDate(), it.baselineDueDate(), metOn));
        if (to == MilestoneStatus.MET && chance.nextInt(4) > 0) {
            Money amount = new Money(BigDecimal.valueOf(1 + chance.nextInt(90_000_000), 4), oneOf(CURRENCIES));
            changePayment(
                    EventType.PAYMENT_DUE,
                    payment(chance.id(), it.id(), amount, amount, PaymentStatus.DUE, someDay(), null));
        }
        PaymentState due = openPaymentOf(it.id());
        if (it.status() == MilestoneStatus.MET && due != null) {
            changePayment(
                    EventType.PAYMENT_CANCELLED,
                    payment(
                            due,
                            PaymentStatus.CANCELLED,
                            new Money(BigDecimal.ZERO, due.amount().currency()),
                            null));
        }
    }

    private void payOne() {
        List<PaymentState> open = payments.values().stream()
                .filter(payment -> payment.status().isOpen())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        PaymentState it = oneOf(open);
        switch (chance.nextInt(4)) {
            case 0 ->
                changePayment(EventType.PAYMENT_INVOICED, payment(it, PaymentStatus.INVOICED, it.outstanding(), null));
            case 1 ->
                changePayment(EventType.PAYMENT_DISPUTED, payment(it, PaymentStatus.DISPUTED, it.outstanding(), null));
            case 2 -> {
                BigDecimal half = it.outstanding().amount().divide(BigDecimal.TWO, 2, RoundingMode.UP);
                changePayment(
                        EventType.PAYMENT_PART_PAID,
                        payment(it, it.status(), new Money(half, it.amount().currency()), null));
            }
            default -> {
                Money nothing = new Money(BigDecimal.ZERO, it.amount().currency());
                changePayment(EventType.PAYMENT_PAID, payment(it, PaymentStatus.PAID, nothing, today));
            }
        }
    }

    private LocalDate metOn(MilestoneState it) {
        return it.dueDate() == null ? someDay() : it.dueDate().plusDays(chance.nextInt(30) - 15L);
    }

    private @Nullable PaymentState openPaymentOf(UUID milestone) {
        return payments.values().stream()
                .filter(payment -> milestone.equals(payment.milestoneId())
                        && payment.status().isOpen())
                .findFirst()
                .orElse(null);
    }

    private boolean isPaidInPart(UUID milestone) {
        return payments.values().stream()
                .anyMatch(payment -> milestone.equals(payment.milestoneId())
                        && payment.status() != PaymentStatus.CANCELLED
                        && !payment.outstanding().equals(payment.amount()));
    }

    private void changeContract(EventType type, ContractState state) {
        contract = state;
        stream.add(type, state.id(), new ContractEvent(state, Stream.BY_TEST));
    }

    private void changeMilestone(EventType type, MilestoneState state) {
        milestones.put(state.id(), state);
        stream.add(type, state.id(), new MilestoneEvent(state, Stream.BY_TEST));
    }

    private void changePayment(EventType type, PaymentState state) {
        payments.put(state.id(), state);
        stream.add(type, state.id(), new PaymentEvent(state, Stream.BY_TEST));
    }

    private ContractState contract(UUID id, ContractStatus status, String timeZone) {
        List<ContractPartyState> roles = chance.ints(1L + chance.nextInt(3), 0, parties.size())
                .distinct()
                .mapToObj(i -> new ContractPartyState(parties.get(i), oneOf(List.of(PartyRole.values()))))
                .toList();
        return Copy.with(
                Made.contract(id, parties.getFirst()),
                "version",
                ++version,
                "status",
                status,
                "parties",
                roles,
                "timeZone",
                timeZone,
                "access",
                !people.isEmpty() && chance.nextInt(3) == 0 ? ContractAccess.MEMBERS : ContractAccess.TENANT,
                "members",
                people.stream()
                        .filter(person -> chance.nextBoolean())
                        .map(person -> new ContractMemberState(person, List.of(ContractRole.VIEWER)))
                        .toList());
    }

    private MilestoneState milestone(
            UUID id,
            MilestoneStatus status,
            @Nullable LocalDate due,
            @Nullable LocalDate baseline,
            @Nullable LocalDate metOn) {
        return Copy.with(
                Made.milestone(contract.id(), id, parties.getFirst(), status, due, metOn),
                "version",
                ++version,
                "baselineDueDate",
                baseline);
    }

    private PaymentState payment(
            UUID id,
            @Nullable UUID milestone,
            Money amount,
            Money outstanding,
            PaymentStatus status,
            LocalDate dueOn,
            @Nullable LocalDate paidOn) {
        return new PaymentState(
                id,
                ++version,
                contract.id(),
                milestone,
                PaymentKind.INSTALMENT,
                amount,
                outstanding,
                status,
                dueOn,
                paidOn,
                List.of(new PaymentLine(PaymentEntryKind.DUE, amount)),
                null,
                List.of());
    }

    private PaymentState payment(PaymentState it, PaymentStatus status, Money outstanding, @Nullable LocalDate paidOn) {
        return payment(it.id(), it.milestoneId(), it.amount(), outstanding, status, it.dueOn(), paidOn);
    }

    private LocalDate someDay() {
        return today.plusDays(chance.nextInt(120) - 60L);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(chance.nextInt(values.size()));
    }
}
