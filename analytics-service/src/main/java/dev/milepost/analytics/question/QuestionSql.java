package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statement of a question. What a caller wrote is bound; what stands in the text is of this class or a moment,
 * a day or a checked name.
 */
final class QuestionSql {
    static final String OPEN = "m.status IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED')";

    /** What each day late costs; null for nothing. */
    static final String RATE = "COALESCE(m.late_penalty, c.late_penalty)";
    /** The day that it counts from. */
    static final String COUNTED_FROM =
            "IF(JSON_VALUE(" + RATE + ", '$.against') = 'BASELINE', m.baseline_due_date, m.due_date)";

    /** What holds then is what is the newest. */
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 30, 0, 0);

    private final Frame frame;
    private final Source source;
    private final Scope scope;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> bound = new ArrayList<>();
    private boolean inPages;
    private List<UUID> only = List.of();
    private boolean latest;
    private boolean ofDecisions;

    /**
     * Whose rows, and of which contracts.
     *
     * @param sight what the caller may see, as things are now
     * @param zones the zones of the tenant's contracts
     */
    record Scope(String tenant, int build, Sight sight, List<String> zones) {}

    QuestionSql(Frame frame, Source source, Scope scope) {
        this.frame = frame;
        this.source = source;
        this.scope = scope;
    }

    /** Only what {@code reach} leaves. */
    QuestionSql within(Reach reach) {
        only = reach.only() == null ? List.of() : reach.only();
        latest = reach.latest();
        return this;
    }

    String text() {
        return text.toString();
    }

    List<Object> bound() {
        return bound;
    }

    QuestionSql add(String part) {
        text.append(part);
        return this;
    }

    /** The expressions of what is grouped by, two of them in any case. */
    String keys() {
        List<String> keys = new ArrayList<>();
        frame.groupBy().forEach(key -> keys.add(key.sql(source)));
        while (keys.size() < 2) {
            keys.add("''");
        }
        return keys.get(0) + " AS k1, " + keys.get(1) + " AS k2";
    }

    /** Days behind the promised date: to the day it was met, or while it is open to today. */
    String days() {
        return "CASE WHEN m.status = 'MET' THEN DATEDIFF(m.met_on, " + source.date() + ") WHEN " + OPEN
                + " THEN DATEDIFF(" + today() + ", " + source.date() + ") END";
    }

    /** Today where the contract is. */
    String today() {
        LocalDate usual = LocalDate.ofInstant(frame.asOf(), ZoneOffset.UTC);
        String others = scope.zones().stream()
                .filter(zone -> !day(frame.asOf(), zone).equals(usual))
                .map(zone -> " WHEN '" + ZoneId.of(zone).getId() + "' THEN DATE'" + day(frame.asOf(), zone) + "'")
                .collect(Collectors.joining());
        return others.isEmpty() ? "DATE'" + usual + "'" : "CASE c.time_zone" + others + " ELSE DATE'" + usual + "' END";
    }

    private static LocalDate day(Instant at, String zone) {
        return at.atZone(ZoneId.of(zone)).toLocalDate();
    }

    String asOf() {
        return timestamp(latest ? LAST : LocalDateTime.ofInstant(frame.asOf(), ZoneOffset.UTC));
    }

    /** The beginning of the hour it is. */
    String lastHour() {
        return timestamp(LocalDateTime.ofInstant(frame.asOf(), ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS));
    }

    private static String timestamp(LocalDateTime at) {
        return "TIMESTAMP'" + at.toString().replace('T', ' ') + "'";
    }

    /** From here on rows are read in the order of their milestones, a page at a time, and not sorted for each of them. */
    QuestionSql inPages() {
        // The milestones of few contracts are faster found and sorted.
        inPages = !frame.filters().containsKey(new Key(Dimension.CONTRACT, null));
        return this;
    }

    /** The same for pages that few follow: the milestones of one person or party are faster found and sorted as well. */
    QuestionSql inShortPages() {
        inPages = frame.filters().keySet().stream()
                .noneMatch(key -> key.dimension().isId());
        return this;
    }

    private String hint(String index) {
        return inPages ? " FORCE INDEX (" + index + ")" : "";
    }

    /** From here on a row is a decision that a submission waited for. */
    QuestionSql ofDecisions() {
        ofDecisions = true;
        return this;
    }

    private String decisions() {
        return "decision_wait d %s d.tenant_id = m.tenant_id AND d.build = m.build AND d.milestone_id = m.milestone_id"
                + " AND d.since <= " + asOf();
    }

    /** The rows of the frame. */
    QuestionSql from() {
        return from("");
    }

    /** The rows of the frame joined with others. */
    QuestionSql from(String join) {
        if (source.payments()) {
            add(" FROM payment_history p" + hint("payment_history_milestone")
                    + " JOIN contract_history c ON c.tenant_id = p.tenant_id AND c.build = p.build"
                    + " AND c.contract_id = p.contract_id AND " + holds("c") + " AND c.counted"
                    + " LEFT JOIN milestone_history m ON m.tenant_id = p.tenant_id AND m.build = p.build"
                    + " AND m.milestone_id = p.milestone_id AND " + holds("m"));
        } else {
            add(" FROM milestone_history m" + hint("PRIMARY")
                    + " JOIN contract_history c ON c.tenant_id = m.tenant_id AND c.build = m.build"
                    + " AND c.contract_id = m.contract_id AND " + holds("c") + " AND c.counted");
        }
        boolean byTag = frame.groupBy().stream().anyMatch(key -> key.dimension() == Dimension.TAG);
        if (byTag) { // with the collation of the column, which the server's would replace
            add(
                    " LEFT JOIN JSON_TABLE(m.tags, '$[*]' COLUMNS (tag VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$')) t ON TRUE");
        }
        if (ofDecisions) {
            add(" JOIN " + decisions().formatted("ON"));
        }
        add(join);
        String table = source.payments() ? "p" : "m";
        add(" WHERE " + table + ".tenant_id = ? AND " + table + ".build = ? AND " + holds(table));
        bound.add(scope.tenant());
        bound.add(scope.build());
        if (source.payments()) {
            add(" AND p.status <> 'CANCELLED'");
        }
        if (only.isEmpty()) {
            see(scope.sight());
        } else {
            add(" AND " + table + ".contract_id IN (" + String.join(", ", Collections.nCopies(only.size(), "?")) + ")");
            bound.addAll(only);
        }
        if (frame.from() != null) {
            add(" AND " + source.date() + " >= DATE'" + frame.from() + "'");
        }
        if (frame.to() != null) {
            add(" AND " + source.date() + " <= DATE'" + frame.to() + "'");
        }
        for (Map.Entry<Key, List<@Nullable String>> filter : frame.filters().entrySet()) {
            if (!filter.getKey().dimension().isOfDecisions()) {
                filter(filter.getKey(), filter.getValue(), byTag);
            }
        }
        return filterDecisions();
    }

    /** What is said of decisions is said of one and the same. */
    private QuestionSql filterDecisions() {
        List<Map.Entry<Key, List<@Nullable String>>> said = frame.filters().entrySet().stream()
                .filter(one -> one.getKey().dimension().isOfDecisions())
                .toList();
        if (said.isEmpty()) {
            return this;
        }
        add(ofDecisions ? "" : " AND " + existsBegins() + decisions().formatted("WHERE"));
        said.forEach(one -> filter(one.getKey(), one.getValue(), false));
        return add(ofDecisions ? "" : ")");
    }

    private void see(Sight sight) {
        if (sight.party() != null) {
            add(" AND EXISTS (SELECT 1 FROM contract_party v WHERE v.tenant_id = c.tenant_id AND v.party_id = ?"
                    + " AND v.contract_id = c.contract_id)");
            bound.add(sight.party());
        }
        if (!sight.all()) {
            add(" AND ("
                    + exists("contract_fact f WHERE f.tenant_id = c.tenant_id AND f.id = c.contract_id"
                            + " AND f.access = 'TENANT'")
                    + " OR EXISTS (SELECT 1 FROM contract_member w WHERE w.tenant_id = c.tenant_id"
                    + " AND w.contract_id = c.contract_id AND w.person_id = ?))");
            bound.add(sight.person());
        }
    }

    private String exists(String from) {
        return existsBegins() + from + ")";
    }

    /** Looked up for each row of a page, as the optimizer would read the whole table for EXISTS, whatever the LIMIT. */
    private String existsBegins() {
        return inPages ? "0 < (SELECT COUNT(*) FROM " : "EXISTS (SELECT 1 FROM ";
    }

    private String holds(String table) {
        return table + ".valid_from <= " + asOf() + " AND " + table + ".valid_to > " + asOf();
    }

    private void filter(Key key, List<@Nullable String> allowed, boolean byTag) {
        List<String> values = allowed.stream().filter(Objects::nonNull).toList();
        boolean none = values.size() < allowed.size();
        List<String> either = new ArrayList<>();
        if (key.dimension() == Dimension.TAG && !byTag) {
            values.forEach(value -> either.add("JSON_CONTAINS(m.tags, JSON_QUOTE(?))"));
            if (none) {
                either.add("COALESCE(JSON_LENGTH(m.tags), 0) = 0");
            }
        } else {
            if (!values.isEmpty()) {
                either.add(
                        key.sql(source) + " IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")");
            }
            if (none) {
                either.add(key.sql(source) + " IS NULL");
            }
        }
        add(" AND (" + String.join(" OR ", either) + ")");
        values.forEach(value -> bound.add(key.dimension().isId() ? UUID.fromString(value) : value));
    }

    /** Of the rows only {@code which}. */
    QuestionSql only(Which which) {
        String promised = source.date();
        String measured = "(m.status = 'MET' AND m.met_on IS NOT NULL AND " + promised + " IS NOT NULL)";
        String overdue = "(" + OPEN + " AND " + promised + " < " + today() + ")";
        String condition = switch (which) {
            case ALL, WITH_PAYMENT -> null;
            case DATED -> promised + " IS NOT NULL";
            case MEASURED -> measured;
            case LATE -> measured + " AND m.met_on > " + promised;
            case REMINDED ->
                exists("reminder_fact e WHERE e.tenant_id = m.tenant_id AND e.build = m.build"
                        + " AND e.milestone_id = m.milestone_id AND e.at <= " + asOf());
            case WAITED -> exists(decisions().formatted("WHERE"));
            case PENALIZED ->
                OPEN + " AND " + RATE + " IS NOT NULL AND " + QuestionReader.VALUE + " IS NOT NULL AND " + COUNTED_FROM
                        + " < " + today();
            case VALUED ->
                OPEN + " AND " + promised + " IS NOT NULL AND " + QuestionReader.VALUE + " IS NOT NULL AND "
                        + source.currency() + " IS NOT NULL";
            case OPEN -> OPEN;
            case OVERDUE -> overdue;
            case COMING -> OPEN + " AND COALESCE(" + promised + " >= " + today() + ", TRUE)";
            case OBLIGATIONS ->
                "(" + measured + " OR (m.status = 'MISSED' AND " + promised + " IS NOT NULL) OR " + overdue + ")";
        };
        return condition == null ? this : add(" AND " + condition);
    }
}
