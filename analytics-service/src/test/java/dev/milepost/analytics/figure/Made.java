package dev.milepost.analytics.figure;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Money;
import dev.milepost.events.PartyRole;
import dev.milepost.events.PartyState;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.PersonState;
import dev.milepost.events.Priority;
import dev.milepost.events.RateAgainst;
import dev.milepost.events.RatePeriod;
import dev.milepost.events.ReminderState;
import dev.milepost.events.TimeRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Makes contracts and milestones with what a story needs. */
@NullUnmarked
public final class Made {
    /** 10 EUR a day late by the baseline, after three days of grace. */
    public static final TimeRate DAILY = new TimeRate(
            null,
            new Money(new BigDecimal("10"), "EUR"),
            RatePeriod.DAY,
            null,
            3,
            null,
            null,
            null,
            RateAgainst.BASELINE);

    /** 0.5 % for each week late that has begun, at most 5 %. */
    static final PaymentConditions WEEKLY = new PaymentConditions(
            null,
            null,
            new TimeRate(new BigDecimal("0.5"), null, RatePeriod.WEEK, null, 0, new BigDecimal("5"), null, null, null),
            null);

    private Made() {}

    /** One who works in UTC, on the tenant's side without a party. */
    public static PersonState person(UUID id, String subject, String name, @Nullable UUID party) {
        return new PersonState(id, 1, subject, name, null, "UTC", "en", List.of(), null, party);
    }

    public static PartyState party(UUID id, String reference, String name) {
        return new PartyState(id, 1, reference, name, null, List.of());
    }

    /** An ACTIVE contract in UTC that the whole tenant sees. */
    public static ContractState contract(UUID contract, UUID party) {
        return new ContractState(
                contract,
                1,
                "C-1",
                "Contract",
                null,
                ContractStatus.ACTIVE,
                List.of(new ContractPartyState(party, PartyRole.SUPPLIER)),
                null,
                null,
                null,
                null,
                "UTC",
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
                ContractAccess.TENANT,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** A deliverable of 1000 EUR. */
    public static MilestoneState milestone(
            UUID contract,
            UUID id,
            UUID party,
            MilestoneStatus status,
            @Nullable LocalDate due,
            @Nullable LocalDate metOn) {
        return new MilestoneState(
                id,
                1,
                contract,
                "M",
                null,
                MilestoneType.DELIVERABLE,
                status,
                Priority.HIGH,
                null,
                party,
                due,
                due,
                null,
                false,
                metOn,
                null,
                null,
                List.of(),
                List.of(),
                new PaymentTerm(null, new Money(new BigDecimal("1000"), "EUR"), 30),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                0,
                List.of());
    }

    /** The same with a gate, and how far its submission came through it. */
    public static MilestoneState gated(MilestoneState it, Gate gate, @Nullable GateRound round) {
        return Copy.with(it, "gate", gate, "gateRound", round);
    }

    /** An ACTIVE contract of 100,000 EUR in which late work costs 0.5 % a week. */
    public static ContractState penalised(UUID contract, UUID party) {
        return Copy.with(
                contract(contract, party),
                "value",
                new Money(new BigDecimal("100000"), "EUR"),
                "paymentConditions",
                WEEKLY);
    }

    /** An e-mail about a milestone. */
    static ReminderState reminder(UUID contract, UUID milestone, String rung, Instant at) {
        return new ReminderState(
                UUID.randomUUID(),
                contract,
                milestone,
                rung,
                LocalDate.of(2026, 3, 20),
                "a@b.example",
                "EMAIL",
                "<1@b.example>",
                at,
                null,
                "DUE_DATE",
                milestone,
                null,
                null);
    }

    /** The same milestone with another date, baseline and payment. */
    public static MilestoneState paid(
            MilestoneState it, @Nullable LocalDate due, @Nullable LocalDate baseline, @Nullable PaymentTerm term) {
        return Copy.with(it, "dueDate", due, "baselineDueDate", baseline, "paymentTerm", term);
    }

    /** The same milestone of somebody in a team. */
    public static MilestoneState owned(MilestoneState it, @Nullable UUID owner, @Nullable String team) {
        return Copy.with(it, "ownerId", owner, "team", team);
    }
}
