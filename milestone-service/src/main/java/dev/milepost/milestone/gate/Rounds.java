package dev.milepost.milestone.gate;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a submission comes through its gate: each submission is a round, in which approvals are collected. */
public final class Rounds {
    private Rounds() {}

    /**
     * The round that a submission opens, without approvals unless the gate keeps those of the round before.
     *
     * @param today in the contract's time zone
     */
    public static GateRound next(Gate gate, @Nullable GateRound before, LocalDate today, Instant now) {
        LocalDate dueOn = gate.dueDays() == null ? gate.dueDate() : today.plusDays(gate.dueDays());
        return new GateRound(
                before == null ? 1 : before.round() + 1,
                now,
                dueOn,
                before == null || !gate.keepApprovals() ? List.of() : before.approvals());
    }

    /** The round with one approval more. */
    public static GateRound with(GateRound round, GateApproval approval) {
        return new GateRound(
                round.round(),
                round.since(),
                round.dueOn(),
                Stream.concat(round.approvals().stream(), Stream.of(approval)).toList());
    }

    /** The round without its approvals: what they were for has changed. */
    public static GateRound emptied(GateRound round) {
        return new GateRound(round.round(), round.since(), round.dueOn(), List.of());
    }

    /** Whether enough have approved. */
    public static boolean isPassed(Gate gate, GateRound round) {
        return round.approvals().size() >= gate.needed();
    }

    /** Whose decision is waited for now: all that are left, or with SEQUENTIAL the first of them. */
    public static List<GateApprover> waitedFor(Gate gate, GateRound round) {
        if (isPassed(gate, round)) {
            return List.of();
        }
        Set<String> filled =
                round.approvals().stream().map(GateApproval::approver).collect(Collectors.toSet());
        return gate.approvers().stream()
                .filter(approver -> !filled.contains(approver.key()))
                .limit(gate.order() == GateOrder.SEQUENTIAL ? 1 : Long.MAX_VALUE)
                .toList();
    }

    /** Since when those who are waited for could decide. */
    static Instant waitingSince(Gate gate, GateRound round) {
        return gate.order() == GateOrder.PARALLEL || round.approvals().isEmpty()
                ? round.since()
                : latest(round.since(), round.approvals().getLast().at());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
