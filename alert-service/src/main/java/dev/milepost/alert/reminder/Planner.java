package dev.milepost.alert.reminder;

import dev.milepost.alert.ladder.LocalClock;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.policy.Escalation;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.RungRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out every rung of a policy for something to remind of: its moment, its recipients, its escalation. */
@ApplicationScoped
class Planner {
    // Between them the ledger can hold a moment. Behind a day at the end of the calendar, as many write "never", come
    // rungs
    // that it could not.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Recipients recipients;

    @Inject
    Planner(Recipients recipients) {
        this.recipients = recipients;
    }

    /** All rungs, the earliest first. */
    List<PlannedRung> plan(Occurrence occurrence, GoverningPolicy policy) {
        List<PlannedRung> plan = new ArrayList<>();
        Map<String, LocalClock> met = new HashMap<>();
        for (RungRequest request : policy.content().rungs()) {
            var people = recipients.of(
                    occurrence, policy, request.recipients(), request.addresses(), request.webhooks(), met);
            for (Rung step : request.steps()) {
                List<PlannedRung> planned = new ArrayList<>();
                people.forEach((recipient, clock) -> {
                    Instant moment = moment(occurrence, policy, request, step, clock);
                    if (comes(moment, clock)) {
                        planned.add(new PlannedRung(
                                occurrence,
                                policy,
                                step,
                                recipient,
                                way(recipient, request.way()),
                                clock,
                                moment,
                                request.template()));
                    }
                });
                plan.addAll(planned);
                if (request.escalation() != null && !planned.isEmpty()) {
                    escalate(occurrence, policy, request, request.escalation(), planned, plan, met);
                }
            }
        }
        plan.sort(Comparator.comparing(PlannedRung::sendAt));
        return plan;
    }

    private static boolean comes(Instant moment, LocalClock clock) {
        return clock.isThere(moment) && !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    /** A rung's channel is for people, parties and addresses. */
    private static Channel way(String recipient, Channel others) {
        return Recipient.webhookOf(recipient).isPresent() ? Channel.WEBHOOK : others;
    }

    private static Instant moment(
            Occurrence occurrence, GoverningPolicy policy, RungRequest request, Rung step, LocalClock clock) {
        Instant happened = occurrence.happened();
        if (happened != null) {
            return policy.timing().soonest(happened, clock);
        }
        Instant turn = occurrence.turn();
        if (turn != null && step.isAtOnce()) {
            return policy.timing().soonest(clock.there(turn), clock);
        }
        LocalDate day = request.day(step, occurrence.day(), clock.days());
        return policy.timing().moment(day, day.isAfter(occurrence.day()), clock);
    }

    /** Counted from the last of those it escalates; the dispatcher looks again when the last was really sent. */
    private void escalate(
            Occurrence occurrence,
            GoverningPolicy policy,
            RungRequest request,
            Escalation escalation,
            List<PlannedRung> escalated,
            List<PlannedRung> plan,
            Map<String, LocalClock> met) {
        PlannedRung last = escalated.stream()
                .max(Comparator.comparing(PlannedRung::sendAt))
                .orElseThrow();
        recipients
                .of(
                        occurrence.forOthers(),
                        policy,
                        escalation.recipients(),
                        escalation.addresses(),
                        escalation.webhooks(),
                        met)
                .forEach((recipient, clock) -> {
                    Instant moment =
                            policy.timing().later(last.sendAt(), escalation.after(), escalation.business(), clock);
                    if (comes(moment, clock)) {
                        plan.add(new PlannedRung(
                                occurrence,
                                policy,
                                last.rung().escalated(),
                                recipient,
                                way(recipient, Channel.EMAIL),
                                clock,
                                moment,
                                request.template()));
                    }
                });
    }
}
