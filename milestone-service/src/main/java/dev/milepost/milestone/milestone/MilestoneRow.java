package dev.milepost.milestone.milestone;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.Criterion;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.DueRule;
import dev.milepost.events.Evidence;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.NetTerms;
import dev.milepost.events.OccurrenceOf;
import dev.milepost.events.Origin;
import dev.milepost.events.Priority;
import dev.milepost.events.TimeRate;
import dev.milepost.events.WaitingFor;
import dev.milepost.milestone.value.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of milestones. Lists are read without entities: Hibernate plans each query of a tenant-filtered
 * entity anew, which costs more than the query itself.
 */
record MilestoneRow(
        MilestoneState state,
        @Nullable UUID submittedBy,
        int openGates,
        int progress,
        Instant createdAt,
        Instant updatedAt,
        LocalDate dueSort,
        MilestoneContext contract) {
    private static final JsonColumn<List<Criterion>> CRITERIA = new JsonColumn.Criteria();
    private static final JsonColumn<List<CustomFieldValue>> FIELDS = new JsonColumn.FieldValues();
    private static final JsonColumn<List<Evidence>> EVIDENCE = new JsonColumn.EvidenceLinks();
    private static final JsonColumn<List<String>> TEXTS = new JsonColumn.Texts();
    private static final JsonColumn<List<ExternalId>> EXTERNAL_IDS = new JsonColumn.ExternalIds();
    private static final JsonColumn<TimeRate> RATE = new JsonColumn.TimeRates();
    private static final JsonColumn<List<UUID>> IDS = new JsonColumn.Ids();
    private static final JsonColumn<DueRule> RULE = new JsonColumn.Rules();
    private static final JsonColumn<WaitingFor> WAITING = new JsonColumn.Waiting();
    private static final JsonColumn<Origin> ORIGIN = new JsonColumn.Origins();
    private static final JsonColumn<Gate> GATE = new JsonColumn.Gates();
    private static final JsonColumn<GateRound> GATE_ROUND = new JsonColumn.GateRounds();

    /** The columns that {@link #read} expects, of milestone m and its contract c. */
    static final String COLUMNS = """
            m.id, m.version, m.contract_id, m.title, m.description, m.type, m.status, m.priority, m.owner_id,
            m.responsible_party_id, m.due_date, m.baseline_due_date, m.met_on, m.submitted_at, m.decided_at, m.criteria,
            m.evidence, m.payment_percent, m.payment_amount, m.payment_currency, m.payment_net_days, m.tags,
            m.external_ids, m.origin, m.submitted_by, m.created_at, m.updated_at, m.due_sort,
            c.reference, c.time_zone, c.starts_on, c.ends_on, m.payment_net_terms, m.late_penalty, m.early_bonus,
            m.team, m.watchers, c.self_approval_allowed, m.gate, m.gate_round, m.open_gates, m.planned_start,
            m.date_fixed,
            m.due_rule, m.waiting_for, m.recurrence_id, m.occurrence_on, c.has_due_rules, m.criteria_required,
            m.weight, m.progress, m.custom_fields""";

    /** How many they are. */
    static final int COUNT = 52;

    static MilestoneRow read(ResultSet row) throws SQLException {
        MilestoneStatus status = MilestoneStatus.valueOf(row.getString(7));
        MilestoneState state = new MilestoneState(
                requireNonNull(uuid(row, 1)),
                row.getLong(2),
                requireNonNull(uuid(row, 3)),
                row.getString(4),
                row.getString(5),
                MilestoneType.valueOf(row.getString(6)),
                status,
                Priority.valueOf(row.getString(8)),
                uuid(row, 9),
                uuid(row, 10),
                row.getObject(11, LocalDate.class),
                row.getObject(12, LocalDate.class),
                row.getObject(42, LocalDate.class),
                row.getBoolean(43),
                row.getObject(13, LocalDate.class),
                moment(row, 14),
                moment(row, 15),
                listOrEmpty(CRITERIA, row, 16),
                listOrEmpty(EVIDENCE, row, 17),
                new PaymentTermColumns(
                                row.getBigDecimal(18),
                                row.getBigDecimal(19),
                                row.getString(20),
                                (Integer) row.getObject(21),
                                netTerms(row.getString(33)),
                                RATE.convertToEntityAttribute(row.getString(34)),
                                RATE.convertToEntityAttribute(row.getString(35)))
                        .toTerm(),
                listOrEmpty(TEXTS, row, 22),
                listOrEmpty(EXTERNAL_IDS, row, 23),
                ORIGIN.convertToEntityAttribute(row.getString(24)),
                row.getString(36),
                listOrEmpty(IDS, row, 37),
                GATE.convertToEntityAttribute(row.getString(39)),
                GATE_ROUND.convertToEntityAttribute(row.getString(40)),
                RULE.convertToEntityAttribute(row.getString(44)),
                WAITING.convertToEntityAttribute(row.getString(45)),
                occurrence(uuid(row, 46), row.getObject(47, LocalDate.class)),
                row.getBoolean(49),
                row.getBigDecimal(50),
                Standing.progressIn(status, row.getInt(51)),
                listOrEmpty(FIELDS, row, 52));
        return new MilestoneRow(
                state,
                uuid(row, 25),
                row.getInt(41),
                row.getInt(51),
                requireNonNull(moment(row, 26)),
                requireNonNull(moment(row, 27)),
                requireNonNull(row.getObject(28, LocalDate.class)),
                new MilestoneContext(
                        row.getString(29),
                        ZoneId.of(row.getString(30)),
                        row.getObject(31, LocalDate.class),
                        row.getObject(32, LocalDate.class),
                        row.getBoolean(38),
                        row.getBoolean(48)));
    }

    MilestoneView view(Instant now) {
        return view(now, null);
    }

    /** @param critical whether it is critical, where that is known */
    MilestoneView view(Instant now, @Nullable Boolean critical) {
        return MilestoneView.from(
                state,
                submittedBy,
                openGates,
                createdAt,
                updatedAt,
                contract,
                LocalDate.ofInstant(now, contract.zone()),
                critical);
    }

    private static <T> List<T> listOrEmpty(JsonColumn<List<T>> column, ResultSet row, int index) throws SQLException {
        List<T> list = column.convertToEntityAttribute(row.getString(index));
        return list == null ? List.of() : list;
    }

    private static @Nullable NetTerms netTerms(@Nullable String name) {
        return name == null ? null : NetTerms.valueOf(name);
    }

    private static @Nullable OccurrenceOf occurrence(@Nullable UUID recurrence, @Nullable LocalDate day) {
        return recurrence == null || day == null ? null : new OccurrenceOf(recurrence, day);
    }

    private static @Nullable UUID uuid(ResultSet row, int index) throws SQLException {
        String id = row.getString(index);
        return id == null ? null : UUID.fromString(id);
    }

    private static @Nullable Instant moment(ResultSet row, int index) throws SQLException {
        LocalDateTime utc = row.getObject(index, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
