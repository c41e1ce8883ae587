package dev.milepost.milestone.lifecycle;

import dev.milepost.events.Money;
import dev.milepost.events.NoticeGiven;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.TerminationTerm;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.Notice;
import dev.milepost.milestone.deadline.Trace;
import dev.milepost.milestone.instalment.Instalments;
import dev.milepost.milestone.instalment.Percent;
import dev.milepost.milestone.instalment.Released;
import dev.milepost.milestone.instalment.TimeAdjustment;
import dev.milepost.milestone.instalment.TimeAdjustments;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.payment.Payment;
import dev.milepost.milestone.payment.Payments;
import dev.milepost.milestone.value.Moneys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out what an early end means by the terms of a contract. */
@ApplicationScoped
class WeighTermination {
    private static final Set<PaymentStatus> SETTLED = EnumSet.of(PaymentStatus.PAID, PaymentStatus.CANCELLED);

    private final Payments payments;
    private final Calendars calendars;

    @Inject
    WeighTermination(Payments payments, Calendars calendars) {
        this.payments = payments;
        this.calendars = calendars;
    }

    /** @param open the milestones that were open */
    Consequences of(Contract contract, List<Milestone> open, LocalDate effectiveOn, @Nullable LocalDate noticeGivenOn) {
        List<Payment> all = payments.ofContract(contract.id());
        Released released = payments.released(contract.id());
        Money value = contract.value();
        String currency = value != null
                ? value.currency()
                : all.isEmpty() ? null : all.getFirst().money().currency();
        return new Consequences(
                notice(contract, effectiveOn, noticeGivenOn),
                contract.terminationTerms().stream()
                        .map(term -> new Consequences.TermCost(term.kind(), term.text(), cost(term, value)))
                        .toList(),
                penalties(contract, open, released, effectiveOn),
                all.stream()
                        .filter(one -> !SETTLED.contains(one.status()))
                        .map(one -> new Consequences.OpenPayment(
                                one.id(), one.milestoneId(), one.kind(), one.status(), one.outstanding(), one.dueOn()))
                        .toList(),
                currency == null ? null : left(released.held(), released.letGo(), currency),
                currency == null ? null : left(released.advancePaid(), released.recovered(), currency));
    }

    private Consequences.NoticeKept notice(Contract contract, LocalDate effectiveOn, @Nullable LocalDate givenOn) {
        NoticePeriod agreed = contract.notice();
        if (agreed == null) {
            return new Consequences.NoticeKept(null, null, givenOn, "the contract agrees on no notice period");
        }
        return switch (Notice.of(effectiveOn, agreed, calendars.ofContract(contract.calendar()), Trace.none())) {
            case Notice.Refused(var because) -> new Consequences.NoticeKept(null, null, givenOn, because);
            case Notice.By(var received, var lastDay) -> {
                LocalDate arrived = agreed.delivery() == null
                        ? null
                        : contract.notices().stream()
                                .filter(one -> one.givenOn().equals(givenOn))
                                .map(NoticeGiven::receivedOn)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null);
                boolean kept = arrived == null
                        ? givenOn != null && !givenOn.isAfter(lastDay)
                        : !arrived.isAfter(received); // as when it was recorded: by its arrival, where that is known
                yield new Consequences.NoticeKept(
                        kept,
                        lastDay,
                        givenOn,
                        (givenOn == null
                                        ? "no notice was given"
                                        : "notice was given on " + givenOn + (kept ? ", in time" : ", too late"))
                                + ": the last day was " + lastDay);
            }
        };
    }

    private static @Nullable Money cost(TerminationTerm term, @Nullable Money value) {
        BigDecimal percent = term.percent();
        if (percent == null || value == null) {
            return term.amount();
        }
        return Moneys.of(Percent.rounded(percent, value.amount(), Moneys.digits(value.currency())), value.currency());
    }

    private static List<Consequences.AccruedPenalty> penalties(
            Contract contract, List<Milestone> open, Released released, LocalDate effectiveOn) {
        List<Consequences.AccruedPenalty> found = new ArrayList<>();
        Money value = contract.value();
        for (Milestone one : open) {
            PaymentTerm term = one.paymentTerm();
            if (term == null || term.amount() == null && value == null) {
                continue;
            }
            TimeAdjustment worked = TimeAdjustments.of(
                    term,
                    contract.paymentConditions(),
                    Instalments.gross(term, value, released),
                    value,
                    one.delay(effectiveOn));
            if (worked.kind() == TimeAdjustment.Kind.PENALTY) {
                found.add(new Consequences.AccruedPenalty(one.id(), one.title(), worked.daysLate(), worked.amount()));
            }
        }
        return found;
    }

    private static Money left(BigDecimal taken, BigDecimal given, String currency) {
        return Moneys.of(taken.subtract(given).max(BigDecimal.ZERO), currency);
    }
}
