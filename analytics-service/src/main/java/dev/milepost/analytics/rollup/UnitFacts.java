package dev.milepost.analytics.rollup;

import dev.milepost.analytics.rollup.Contribution.Paid;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a unit, and what it contributes by that. The same definitions as those of the statements on the history. */
final class UnitFacts {
    private static final LocalDateTime FOR_EVER = LocalDateTime.of(9999, 12, 31, 0, 0);
    private static final int SECONDS_OF_HOUR = 3600;
    private static final int PER_CENT_DIGITS = 2;
    private static final int LONGEST_TAG = 255;
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
    private static final long MICROS = 1_000_000;

    final List<Version> versions = new ArrayList<>();
    final List<Round> rounds = new ArrayList<>();
    final List<Moved> moves = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();

    /** A contract that counts. */
    record Contract(
            UUID id,
            LocalDateTime countedSince,
            String timeZone,
            @Nullable BigDecimal value,
            @Nullable String currency,
            String scope,
            List<String> parties) {}

    /** A milestone from when to when. */
    record Version(
            LocalDateTime from,
            LocalDateTime to,
            String type,
            String status,
            String priority,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String party,
            @Nullable LocalDate due,
            @Nullable LocalDate baseline,
            @Nullable LocalDate metOn,
            @Nullable BigDecimal termAmount,
            @Nullable String termCurrency,
            @Nullable BigDecimal termPercent,
            String tags) {
        @Nullable
        LocalDate promised(Promise promise) {
            return promise == Promise.BASELINE && baseline != null ? baseline : due;
        }

        MilestoneStatus state() {
            return MilestoneStatus.valueOf(status);
        }
    }

    /** A decided submission. */
    record Round(int number, LocalDateTime submitted, LocalDateTime decided, String outcome) {}

    /** A moved date. */
    record Moved(int days, String reason) {}

    /** A payment that is not cancelled. */
    record Payment(
            String status,
            BigDecimal amount,
            BigDecimal outstanding,
            String currency,
            LocalDate dueOn,
            @Nullable LocalDate invoicedOn,
            @Nullable LocalDate paidOn,
            BigDecimal penalty,
            BigDecimal retained,
            boolean releasesRetention) {}

    /** What it contributes; null for nothing. */
    @Nullable
    Contribution contribution(Contract contract) {
        Version now = versions.isEmpty() || !versions.getLast().to().equals(FOR_EVER) ? null : versions.getLast();
        if (now == null && payments.isEmpty()) {
            return null;
        }
        Map<Part, List<String>> parts = new EnumMap<>(Part.class);
        parts.put(Part.CONTRACT, List.of(Values.text(contract.id().toString())));
        Map<Promise, LocalDate> promised = new EnumMap<>(Promise.class);
        Tally tally = new Tally();
        if (now != null) {
            put(parts, now, contract);
            for (Promise promise : Promise.values()) {
                LocalDate date = now.promised(promise);
                if (date != null) {
                    promised.put(promise, date);
                    standing(tally, now, promise, date, contract);
                }
            }
            worth(tally, now, contract);
            slipping(tally, now);
            flow(tally, now, contract);
        }
        return new Contribution(
                now != null,
                contract.scope(),
                contract.parties(),
                parts,
                promised,
                now != null && !now.state().isEnded(),
                tally,
                payments.stream().map(payment -> paid(payment, contract)).toList());
    }

    private static void put(Map<Part, List<String>> parts, Version now, Contract contract) {
        parts.put(Part.COUNTERPARTY, List.of(Values.text(now.party())));
        parts.put(Part.OWNER, List.of(Values.text(now.owner())));
        parts.put(Part.TEAM, List.of(Values.text(now.team())));
        parts.put(Part.TYPE, List.of(Values.text(now.type())));
        parts.put(Part.PRIORITY, List.of(Values.text(now.priority())));
        parts.put(
                Part.CURRENCY,
                List.of(Values.text(now.termCurrency() != null ? now.termCurrency() : contract.currency())));
        List<String> tags = new JsonArray(now.tags())
                .stream()
                        .map(tag -> Values.text(shown(tag.toString())))
                        .distinct()
                        .toList();
        parts.put(Part.TAG, tags.isEmpty() ? List.of(Values.text(null)) : tags);
    }

    /** A longer one has no group in the history either. */
    private static @Nullable String shown(String tag) {
        return tag.length() > LONGEST_TAG ? null : tag;
    }

    private static void standing(Tally tally, Version now, Promise promise, LocalDate date, Contract contract) {
        MilestoneStatus status = now.state();
        if (status == MilestoneStatus.MET && now.metOn() != null) {
            tally.count(Section.VARIANCE, promise.name(), days(date, now.metOn()), 1);
        } else if (status == MilestoneStatus.MISSED) {
            tally.count(Section.MISSED, promise.name(), 0, 1);
        } else if (!status.isEnded()) {
            int day = Math.toIntExact(date.toEpochDay());
            tally.count(Section.OPEN, promise.name() + " " + contract.timeZone(), day, 1);
            tally.count(Section.OPEN_QUARTERS, promise.name(), Quarters.of(day), 1);
        }
    }

    private static void worth(Tally tally, Version now, Contract contract) {
        tally.count(Section.STATUS, now.status(), 0, 1);
        BigDecimal value = now.termAmount();
        if (value == null && now.termPercent() != null && contract.value() != null) {
            value = now.termPercent().multiply(contract.value()).movePointLeft(PER_CENT_DIGITS);
        }
        String currency = now.termCurrency() != null ? now.termCurrency() : contract.currency();
        if (value != null && currency != null) {
            tally.add(Section.VALUE, now.status() + " " + currency, 0, value);
        }
    }

    private void slipping(Tally tally, Version now) {
        MilestoneStatus status = now.state();
        if (now.due() != null
                && now.baseline() != null
                && status != MilestoneStatus.WAIVED
                && status != MilestoneStatus.CANCELLED) {
            tally.count(Section.SLIP, "", days(now.baseline(), now.due()), 1);
        }
        for (Moved move : moves) {
            tally.count(Section.MOVES, "", move.days(), 1);
            if (!move.reason().isEmpty()) {
                tally.count(Section.REASONS, move.reason(), 0, 1);
            }
        }
    }

    private void flow(Tally tally, Version now, Contract contract) {
        Map<String, Long> seconds = new TreeMap<>();
        for (Version version : versions) {
            LocalDateTime from =
                    version.from().isBefore(contract.countedSince()) ? contract.countedSince() : version.from();
            boolean ended = !version.to().equals(FOR_EVER);
            seconds.merge(
                    version.status(),
                    ended
                            ? Math.max(0, ChronoUnit.SECONDS.between(from, version.to()))
                            : -Math.ceilDiv(ChronoUnit.MICROS.between(EPOCH, from), MICROS),
                    Long::sum);
        }
        seconds.forEach((status, sum) -> {
            if (MilestoneStatus.valueOf(status).isEnded()) {
                return; // no work
            }
            if (!status.equals(now.status())) {
                tally.count(Section.DONE, status, Math.toIntExact(sum / SECONDS_OF_HOUR), 1);
            } else {
                tally.count(Section.RUNNING, status, Math.toIntExact(-Math.floorDiv(sum, SECONDS_OF_HOUR)), 1);
            }
        });
        for (Round round : rounds) {
            tally.count(
                    Section.ROUNDS,
                    round.outcome() + " " + round.number(),
                    Math.toIntExact(ChronoUnit.HOURS.between(round.submitted(), round.decided())),
                    1);
        }
    }

    private static Paid paid(Payment payment, Contract contract) {
        Tally tally = new Tally();
        String currency = payment.currency();
        PaymentStatus status = PaymentStatus.valueOf(payment.status());
        BigDecimal paid = payment.amount().subtract(payment.outstanding());
        tally.count(Section.PAYMENTS, currency + " " + status, 0, 1);
        tally.add(Section.OUTSTANDING, currency + " " + status, 0, payment.outstanding());
        tally.add(Section.PAID, currency, 0, paid);
        tally.add(Section.PENALTY, currency, 0, payment.penalty());
        tally.add(Section.RETAINED, currency, 0, payment.retained());
        if (payment.releasesRetention()) {
            tally.add(Section.RETENTION_RELEASED, currency, 0, payment.amount());
        }
        if (!status.isOpen() || paid.signum() > 0) {
            tally.count(Section.PARTS, currency, 0, 1);
        }
        if (status.isOpen()) {
            String label = currency + " " + contract.timeZone();
            int due = Math.toIntExact(payment.dueOn().toEpochDay());
            tally.count(Section.UNPAID, label, due, 1);
            tally.add(Section.UNPAID_AMOUNT, label, due, payment.outstanding());
            tally.count(Section.UNPAID_QUARTERS, currency, Quarters.of(due), 1);
            tally.add(Section.UNPAID_AMOUNT_QUARTERS, currency, Quarters.of(due), payment.outstanding());
        }
        if (status == PaymentStatus.PAID && payment.paidOn() != null) {
            tally.count(Section.DAYS_LATE, currency, days(payment.dueOn(), payment.paidOn()), 1);
            if (payment.invoicedOn() != null) {
                tally.count(Section.DAYS_TO_PAY, currency, days(payment.invoicedOn(), payment.paidOn()), 1);
            }
        }
        return new Paid(currency, payment.dueOn(), tally);
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
