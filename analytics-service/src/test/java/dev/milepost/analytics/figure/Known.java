package dev.milepost.analytics.figure;

import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What was known at a moment, by reading the pasts from their beginnings: the other computation. */
@NullUnmarked // what is missing fails the test
final class Known {
    /** What milestones are grouped by. */
    static final List<String> DIMENSIONS = List.of(
            "contract",
            "counterparty",
            "owner",
            "team",
            "type",
            "priority",
            "tag",
            "currency",
            "month",
            "week",
            "quarter",
            "field:colour");

    final List<Line> lines = new ArrayList<>();
    final List<Paid> payments = new ArrayList<>();

    /** A decided submission. */
    record Round(int number, long hours, MilestoneStatus outcome) {}

    /** A moved date. */
    record Move(long days, String reason) {}

    /** A milestone with all that figures are made of. */
    record Line(
            ContractState contract,
            MilestoneState it,
            @Nullable LocalDate promised,
            LocalDate today,
            Map<MilestoneStatus, Long> hours,
            List<Round> rounds,
            List<Move> moves,
            @Nullable Instant submitted) {
        boolean open() {
            return !it.status().isEnded();
        }

        boolean overdue() {
            return open() && promised != null && promised.isBefore(today);
        }

        boolean measured() {
            return it.status() == MilestoneStatus.MET && promised != null && it.metOn() != null;
        }

        int variance() {
            return (int) ChronoUnit.DAYS.between(promised, it.metOn());
        }

        boolean obligation() {
            return measured() || overdue() || it.status() == MilestoneStatus.MISSED && promised != null;
        }

        @Nullable
        Money value() {
            var term = it.paymentTerm();
            if (term == null) {
                return null;
            }
            return term.amount() != null
                    ? term.amount()
                    : new Money(
                            contract.value().amount().multiply(term.percent()).movePointLeft(2),
                            contract.value().currency());
        }

        List<@Nullable String> values(String dimension) {
            if (dimension.equals("tag")) {
                return it.tags().isEmpty() ? java.util.Collections.singletonList(null) : new ArrayList<>(it.tags());
            }
            return java.util.Collections.singletonList(
                    switch (dimension) {
                        case "contract" -> text(contract.id());
                        case "counterparty" -> text(it.responsiblePartyId());
                        case "owner" -> text(it.ownerId());
                        case "team" -> it.team();
                        case "type" -> it.type().name();
                        case "priority" -> it.priority().name();
                        case "currency" ->
                            it.paymentTerm() != null && it.paymentTerm().amount() != null
                                    ? it.paymentTerm().amount().currency()
                                    : contract.value().currency();
                        case "field:colour" ->
                            it.customFields().isEmpty()
                                    ? null
                                    : it.customFields().getFirst().value();
                        default -> period(dimension, promised);
                    });
        }
    }

    /** A payment. */
    record Paid(
            ContractState contract,
            PaymentState it,
            @Nullable UUID milestone,
            LocalDate today) {}

    static @Nullable String period(String dimension, @Nullable LocalDate day) {
        return day == null
                ? null
                : switch (dimension) {
                    case "month" -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
                    case "week" ->
                        "%04d-W%02d"
                                .formatted(
                                        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                    case "quarter" -> "%04d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
                    default -> throw new IllegalArgumentException(dimension);
                };
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    Known(List<Past> pasts, Instant asOf, boolean baseline) {
        for (Past past : pasts) {
            read(past, asOf, baseline);
        }
    }

    private void read(Past past, Instant asOf, boolean baseline) {
        ContractState contract = null;
        boolean deleted = false;
        Instant activated = null;
        Map<UUID, List<Past.Entry>> of = new LinkedHashMap<>();
        Map<UUID, PaymentState> paid = new LinkedHashMap<>();
        for (Past.Entry entry : past.entries) {
            if (entry.at().isAfter(asOf)) {
                break;
            }
            switch (entry.data()) {
                case ContractEvent event -> {
                    contract = event.contract();
                    deleted = entry.type() == EventType.CONTRACT_DELETED;
                    if (contract.status() != ContractStatus.DRAFT && activated == null) {
                        activated = entry.at();
                    }
                }
                case MilestoneEvent event -> {
                    if (entry.type() == EventType.MILESTONE_DELETED) {
                        of.remove(event.milestone().id());
                    } else {
                        of.computeIfAbsent(event.milestone().id(), none -> new ArrayList<>())
                                .add(entry);
                    }
                }
                case PaymentEvent event -> paid.put(event.payment().id(), event.payment());
                default -> throw new IllegalStateException();
            }
        }
        if (contract == null || deleted || activated == null) {
            return;
        }
        LocalDate today = asOf.atZone(ZoneId.of(contract.timeZone())).toLocalDate();
        for (List<Past.Entry> entries : of.values()) {
            lines.add(line(contract, entries, asOf, activated, today, baseline));
        }
        for (PaymentState payment : paid.values()) {
            if (payment.status() != PaymentStatus.CANCELLED) {
                payments.add(new Paid(contract, payment, payment.milestoneId(), today));
            }
        }
    }

    private static Line line(
            ContractState contract,
            List<Past.Entry> entries,
            Instant asOf,
            Instant activated,
            LocalDate today,
            boolean baseline) {
        Map<MilestoneStatus, Long> seconds = new EnumMap<>(MilestoneStatus.class);
        List<Round> rounds = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        int round = 0;
        Instant submitted = null;
        MilestoneState before = null;
        for (int i = 0; i < entries.size(); i++) {
            MilestoneEvent event = (MilestoneEvent) entries.get(i).data();
            MilestoneState now = event.milestone();
            Instant from = entries.get(i).at();
            Instant to = i + 1 < entries.size() ? entries.get(i + 1).at() : asOf;
            Instant counted = from.isBefore(activated) ? activated : from;
            boolean still = i + 1 == entries.size();
            seconds.merge(
                    now.status(),
                    still
                            ? Duration.between(counted, asOf.truncatedTo(ChronoUnit.HOURS))
                                    .toSeconds()
                            : counted.isBefore(to)
                                    ? Duration.between(counted, to).toSeconds()
                                    : 0,
                    Long::sum);
            if (before != null
                    && before.status() == MilestoneStatus.SUBMITTED
                    && now.status() != MilestoneStatus.SUBMITTED) {
                rounds.add(new Round(round, Duration.between(submitted, from).toHours(), now.status()));
            }
            if (now.status() == MilestoneStatus.SUBMITTED
                    && (before == null || before.status() != MilestoneStatus.SUBMITTED)) {
                round++;
                submitted = from;
            }
            if (before != null
                    && before.baselineDueDate() != null
                    && before.dueDate() != null
                    && now.dueDate() != null
                    && !before.dueDate().equals(now.dueDate())) {
                moves.add(new Move(
                        ChronoUnit.DAYS.between(before.dueDate(), now.dueDate()),
                        event.change().reason() == null ? "" : event.change().reason()));
            }
            before = now;
        }
        Map<MilestoneStatus, Long> hours = new EnumMap<>(MilestoneStatus.class);
        seconds.forEach((status, s) -> hours.put(status, Math.max(0, s) / 3600));
        LocalDate promised = baseline && before.baselineDueDate() != null ? before.baselineDueDate() : before.dueDate();
        return new Line(contract, before, promised, today, hours, rounds, moves, submitted);
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
