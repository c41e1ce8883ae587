package dev.milepost.analytics.history;

import dev.milepost.analytics.rollup.RollUpMarks;
import dev.milepost.analytics.rollup.Unit;
import dev.milepost.analytics.rollup.Values;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReminderState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The history of a tenant in the making, in one build. A function of the events in the order of their streams and of
 * nothing else, so that a rebuild makes the same again.
 */
public final class HistoryBuild {
    private static final int MONEY_DIGITS = 4;
    private static final int LONGEST_REASON = 500;
    private static final List<Column> CONTRACT = List.of(
            new Column("counted", Boolean.class),
            new Column("counted_since", LocalDateTime.class),
            new Column("title", String.class),
            new Column("time_zone", String.class),
            new Column("value", BigDecimal.class),
            new Column("currency", String.class),
            new Column("late_penalty", String.class));
    private static final int COUNTED_SINCE = 1;
    private static final List<Column> MILESTONE = List.of(
            new Column("status", String.class),
            new Column("round", Integer.class),
            new Column("status_since", LocalDateTime.class),
            new Column("due_date", LocalDate.class),
            new Column("baseline_due_date", LocalDate.class),
            new Column("contract_id", UUID.class),
            new Column("title", String.class),
            new Column("type", String.class),
            new Column("priority", String.class),
            new Column("owner_id", UUID.class),
            new Column("team", String.class),
            new Column("party_id", UUID.class),
            new Column("met_on", LocalDate.class),
            new Column("term_amount", BigDecimal.class),
            new Column("term_currency", String.class),
            new Column("term_percent", BigDecimal.class),
            new Column("tags", String.class),
            new Column("fields", String.class),
            new Column("external_ids", String.class),
            new Column("planned_start", LocalDate.class),
            new Column("late_penalty", String.class));
    private static final int STATUS = 0;
    private static final int ROUND = 1;
    private static final int STATUS_SINCE = 2;
    private static final int DUE_DATE = 3;
    private static final int BASELINE = 4;
    private static final int PAID_FOR = 1;
    private static final List<Column> PAYMENT = List.of(
            new Column("contract_id", UUID.class),
            new Column("milestone_id", UUID.class),
            new Column("kind", String.class),
            new Column("status", String.class),
            new Column("amount", BigDecimal.class),
            new Column("outstanding", BigDecimal.class),
            new Column("currency", String.class),
            new Column("due_on", LocalDate.class),
            new Column("invoiced_on", LocalDate.class),
            new Column("paid_on", LocalDate.class),
            new Column("penalty", BigDecimal.class),
            new Column("retained", BigDecimal.class));

    private final Versions contracts;
    private final Versions milestones;
    private final Versions payments;
    private final Happenings rounds;
    private final Happenings reschedules;
    private final Happenings reminders;
    private final DecisionWaits waits;
    private final RollUpMarks marks;

    public HistoryBuild(String tenant, int build) {
        this.contracts = new Versions(tenant, build, "contract_history", "contract_id", CONTRACT);
        this.milestones = new Versions(tenant, build, "milestone_history", "milestone_id", MILESTONE);
        this.payments = new Versions(tenant, build, "payment_history", "payment_id", PAYMENT);
        this.rounds = new Happenings(tenant, build, Happenings.ROUND);
        this.reschedules = new Happenings(tenant, build, Happenings.RESCHEDULE);
        this.reminders = new Happenings(tenant, build, Happenings.REMINDER);
        this.waits = new DecisionWaits(tenant, build);
        this.marks = new RollUpMarks(tenant, build);
    }

    /** Reads what {@code events} are about, so that folding them does not read for each. */
    public void expect(Connection connection, List<Event> events) throws SQLException {
        Set<UUID> ofContracts = new LinkedHashSet<>();
        Set<UUID> ofMilestones = new LinkedHashSet<>();
        Set<UUID> ofPayments = new LinkedHashSet<>();
        for (Event event : events) {
            switch (event.data()) {
                case ContractEvent data -> ofContracts.add(data.contract().id());
                case MilestoneEvent data -> ofMilestones.add(data.milestone().id());
                case PaymentEvent data -> ofPayments.add(data.payment().id());
                case null, default -> {
                    // of no version
                }
            }
        }
        contracts.expect(connection, ofContracts);
        milestones.expect(connection, ofMilestones);
        payments.expect(connection, ofPayments);
    }

    /** Lets the history follow {@code event}; what it says is written by {@link #flush}. */
    public void fold(Connection connection, Event event) throws SQLException {
        LocalDateTime at = LocalDateTime.ofInstant(event.time().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        long sequence = event.sequenceNumber();
        switch (event.data()) {
            case ContractEvent data ->
                contract(connection, data.contract(), event.knownType() == EventType.CONTRACT_DELETED, sequence, at);
            case MilestoneEvent data -> {
                marks.add(
                        new Unit(data.milestone().contractId(), data.milestone().id()), at);
                if (event.knownType() == EventType.MILESTONE_DELETED) {
                    milestones.end(connection, data.milestone().id(), at);
                } else {
                    milestone(
                            connection,
                            data.milestone(),
                            Objects.toString(data.change().reason(), ""),
                            sequence,
                            at);
                }
            }
            case PaymentEvent data -> payment(connection, data.payment(), sequence, at);
            case ReminderEvent data -> reminder(data.reminder(), event.knownType(), sequence, at);
            case null, default -> {
                // no figure needs it
            }
        }
    }

    /** Writes what was folded. */
    public void flush(Connection connection) throws SQLException {
        contracts.flush(connection);
        milestones.flush(connection);
        payments.flush(connection);
        rounds.flush(connection);
        reschedules.flush(connection);
        reminders.flush(connection);
        waits.flush(connection);
        marks.flush(connection);
    }

    private void contract(Connection connection, ContractState state, boolean deleted, long sequence, LocalDateTime at)
            throws SQLException {
        var before = contracts.current(connection, state.id());
        marks.add(new Unit(state.id(), Unit.ALL), at); // whoever sees it may have changed as well
        boolean counted = !deleted && state.status() != ContractStatus.DRAFT;
        LocalDateTime since = before == null ? null : before.get(COUNTED_SINCE, LocalDateTime.class);
        Money value = state.value();
        contracts.put(
                connection,
                state.id(),
                sequence,
                at,
                Arrays.asList(
                        counted,
                        counted && since == null ? at : since,
                        state.title(),
                        state.timeZone(),
                        value == null ? null : exact(value.amount()),
                        value == null ? null : value.currency(),
                        RateColumn.text(
                                state.paymentConditions() == null
                                        ? null
                                        : state.paymentConditions().latePenalty())));
    }

    private void milestone(
            Connection connection, MilestoneState state, String reason, long sequence, LocalDateTime said)
            throws SQLException {
        var before = milestones.current(connection, state.id());
        LocalDateTime at = before == null ? said : before.notBefore(said);
        String status = state.status().name();
        String earlier = before == null ? null : before.get(STATUS, String.class);
        int round = before == null ? 0 : Objects.requireNonNull(before.get(ROUND, Integer.class));
        LocalDateTime since =
                before == null ? at : Objects.requireNonNull(before.get(STATUS_SINCE, LocalDateTime.class));
        if (!status.equals(earlier)) {
            if (MilestoneStatus.SUBMITTED.name().equals(earlier)) {
                rounds.add(state.id(), sequence, round, since, at, status);
                waits.decided(state, round, since, at);
            }
            round += state.status() == MilestoneStatus.SUBMITTED ? 1 : 0;
            since = at;
        }
        if (state.status() == MilestoneStatus.SUBMITTED) {
            waits.submitted(state, round, since);
        }
        LocalDate due = before == null ? null : before.get(DUE_DATE, LocalDate.class);
        if (due != null
                && before != null
                && before.get(BASELINE, LocalDate.class) != null
                && state.dueDate() != null
                && !due.equals(state.dueDate())) {
            reschedules.add(
                    state.id(),
                    sequence,
                    at,
                    Math.toIntExact(ChronoUnit.DAYS.between(due, state.dueDate())),
                    reason.strip()
                            .substring(
                                    0, Math.min(LONGEST_REASON, reason.strip().length())));
        }
        milestones.put(connection, state.id(), sequence, at, values(state, round, since));
    }

    private static List<@Nullable Object> values(MilestoneState state, int round, LocalDateTime since) {
        PaymentTerm term = state.paymentTerm();
        Money amount = term == null ? null : term.amount();
        BigDecimal percent = term == null ? null : term.percent();
        Map<String, Object> fields = state.customFields().stream()
                .collect(Collectors.toMap(
                        CustomFieldValue::key, CustomFieldValue::value, (one, other) -> other, TreeMap::new));
        return Arrays.asList(
                state.status().name(),
                round,
                since,
                state.dueDate(),
                state.baselineDueDate(),
                state.contractId(),
                state.title(),
                state.type().name(),
                state.priority().name(),
                state.ownerId(),
                team(state.team()),
                state.responsiblePartyId(),
                state.metOn(),
                amount == null ? null : exact(amount.amount()),
                amount == null ? null : amount.currency(),
                percent == null ? null : exact(percent),
                new JsonArray(tags(state.tags())).encode(),
                new JsonObject(fields).encode(),
                new JsonArray(state.externalIds().stream()
                                .map(external -> external.source() + ":" + external.id())
                                .toList())
                        .encode(),
                state.plannedStart(),
                RateColumn.text(term == null ? null : term.latePenalty()));
    }

    /** One of blanks is none, and spaces at the end tell no two apart: what is kept is what can be asked for. */
    private static @Nullable String team(@Nullable String team) {
        return team == null || team.isBlank() ? null : Values.trimmed(team);
    }

    private static List<String> tags(List<String> tags) {
        return tags.stream()
                .filter(tag -> !tag.isBlank())
                .map(Values::trimmed)
                .distinct()
                .toList();
    }

    private void payment(Connection connection, PaymentState state, long sequence, LocalDateTime at)
            throws SQLException {
        var before = payments.current(connection, state.id());
        UUID earlier = before == null ? null : before.get(PAID_FOR, UUID.class);
        mark(state, earlier, at);
        mark(state, state.milestoneId(), at);
        payments.put(
                connection,
                state.id(),
                sequence,
                at,
                Arrays.asList(
                        state.contractId(),
                        state.milestoneId(),
                        state.kind().name(),
                        state.status().name(),
                        exact(state.amount().amount()),
                        exact(state.outstanding().amount()),
                        state.amount().currency(),
                        state.dueOn(),
                        state.invoice() == null ? null : state.invoice().invoicedOn(),
                        state.paidOn(),
                        takenOff(state, PaymentEntryKind.PENALTY),
                        takenOff(state, PaymentEntryKind.RETENTION_HELD)));
    }

    private static BigDecimal takenOff(PaymentState state, PaymentEntryKind kind) {
        return exact(state.lines().stream()
                .filter(line -> line.kind() == kind)
                .map(line -> line.amount().amount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private void mark(PaymentState state, @Nullable UUID milestone, LocalDateTime at) {
        marks.add(new Unit(state.contractId(), milestone == null ? state.id() : milestone), at);
    }

    private void reminder(ReminderState state, @Nullable EventType type, long sequence, LocalDateTime at) {
        if (state.milestoneId() == null) {
            return; // a reminder of something else
        }
        reminders.add(
                state.milestoneId(),
                sequence,
                at,
                state.rung(),
                state.channel(),
                switch (type) {
                    case REMINDER_FAILED -> "FAILED";
                    case REMINDER_ESCALATED -> "ESCALATED";
                    case REMINDER_ACKNOWLEDGED -> "ACKNOWLEDGED";
                    case null, default -> "SENT";
                });
    }

    /** As the database keeps it, so that what was read compares equal to what is said. */
    private static BigDecimal exact(BigDecimal number) {
        return number.setScale(MONEY_DIGITS, RoundingMode.HALF_EVEN);
    }
}
