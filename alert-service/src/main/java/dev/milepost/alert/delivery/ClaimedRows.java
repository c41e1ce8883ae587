package dev.milepost.alert.delivery;

import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was claimed, with all that its delivery depends on: one statement for a whole claim. Every statement names the
 * tenant of its rows.
 */
@ApplicationScoped
class ClaimedRows {
    // Whatever is one of several is the greatest of them, in one value: to sort them would cost each row a sort, and
    // most have none. A mute goes before what is only snoozed, and what lasts longer before what does not.
    // Of the same subject and recipient, later, and due as well. Moment, id and rung in one value, so that the
    // greatest is the latest; the moments of a milestone's others are in the index, and their rows are not read.
    private static final String OVERTAKES = """
            s.tenant_id = r.tenant_id AND s.subject_id = r.subject_id AND s.subject = r.subject
              AND s.due_date = r.due_date AND s.round_of_day = r.round_of_day AND s.recipient = r.recipient AND s.channel = r.channel
              AND s.state IN ('PLANNED', 'SENT') AND s.send_at <= ?
              AND (s.send_at > r.send_at OR s.send_at = r.send_at AND s.id > r.id)
              AND (s.rung LIKE '%!') = (r.rung LIKE '%!')""";
    // Without the cache of subqueries: a table for each of them, and nothing of it is asked for twice.
    private static final String LOAD = """
            SET STATEMENT optimizer_switch = 'subquery_cache=off' FOR
            SELECT STRAIGHT_JOIN r.id, r.tenant_id, r.contract_id, r.milestone_id, r.subject, r.subject_id, r.due_date, r.round_of_day, r.rung,
              COALESCE(r.planned_at, r.send_at) AS planned_at, r.send_at, r.recipient, r.message_id, r.attempts, r.channel, r.inbox_at, COALESCE(r.zone, c.time_zone) AS zone, r.quiet_from, r.quiet_to, r.policy_id, r.mandatory,
              r.template, m.title AS milestone_title, m.status AS milestone_status, m.due_date AS milestone_due_date, c.reference, c.title, p.name, p.email,
              p.locale, party.name AS party_name, party.email AS party_email, pay.outstanding, pay.currency,
              c.deleted, p.id IS NULL OR c.access = 'TENANT' OR c.members LIKE CONCAT('%%', p.id, '%%') AS is_member,
              p.party_id IS NULL OR EXISTS (SELECT 1 FROM known_contract_party kp WHERE kp.tenant_id = r.tenant_id
                AND kp.contract_id = r.contract_id AND kp.party_id = p.party_id) AS takes_part,
              COALESCE(pref.muted AND (pref.address IS NULL OR party.email IS NULL OR LOWER(pref.address) = LOWER(party.email)), FALSE) AS muted, r.urgency, sets.sender_name, sets.sender_address,
              sets.reply_to, sets.mails_per_hour, pref.delivery, pref.deliveries, pref.quiet_from AS own_from, pref.quiet_to AS own_to, bounce.last_reason AS bounced,
              (SELECT MAX(CONCAT(mute.kind <> 'SNOOZE', mute.until_at IS NULL,
                 COALESCE(DATE_FORMAT(mute.until_at, '%%Y-%%m-%%dT%%H:%%i:%%s.%%fZ'), ''), ' ', mute.kind))
               FROM alert_mute mute
               WHERE mute.tenant_id = r.tenant_id AND mute.person_id = p.id AND NOT r.mandatory
                 AND mute.ref_id IN (r.contract_id, r.milestone_id, r.subject_id)
                 AND (mute.subject = '' OR mute.subject = r.subject) AND (mute.until_at IS NULL OR mute.until_at > ?)) AS hush,
              IF(r.milestone_id IS NULL,
                (SELECT MAX(CONCAT(s.send_at, s.id, s.rung)) FROM reminder s WHERE %1$s),
                (SELECT MAX(CONCAT(s.send_at, s.id, s.rung)) FROM reminder s FORCE INDEX (reminder_milestone)
                 WHERE s.milestone_id = r.milestone_id AND %1$s)) AS overtaken_by
            FROM reminder r FORCE INDEX (PRIMARY)
            JOIN known_contract c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
            LEFT JOIN known_milestone m ON m.tenant_id = r.tenant_id AND m.id = r.milestone_id
            LEFT JOIN known_payment pay ON pay.tenant_id = r.tenant_id AND pay.id = COALESCE(r.about_id, r.subject_id)
            LEFT JOIN known_person p ON p.tenant_id = r.tenant_id AND p.id =
              IF(r.recipient = 'nobody' OR r.recipient LIKE '%%:%%', NULL, CAST(r.recipient AS UUID))
            LEFT JOIN known_party party ON party.tenant_id = r.tenant_id AND party.id =
              IF(r.recipient LIKE 'party:%%', CAST(SUBSTRING(r.recipient, 7) AS UUID), NULL)
            LEFT JOIN alert_preference pref ON pref.tenant_id = r.tenant_id AND pref.recipient = r.recipient
              AND pref.channel = r.channel AND NOT r.mandatory
            LEFT JOIN mail_bounce bounce ON bounce.tenant_id = r.tenant_id AND bounce.paused_at IS NOT NULL
              AND bounce.address = LOWER(COALESCE(p.email, party.email, SUBSTRING(r.recipient, 8)))
            LEFT JOIN mail_settings sets ON sets.tenant_id = r.tenant_id
            WHERE r.id IN (%2$s) AND r.tenant_id IN (%3$s) AND r.claimed_by = ? AND r.state = 'PLANNED' AND r.send_at <= ?
              AND r.not_before > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND""";
    private static final String LET_GO = """
            UPDATE reminder SET claimed_by = NULL, not_before = NULL
            WHERE id IN (%s) AND tenant_id IN (%s) AND claimed_by = ? AND state = 'PLANNED' AND send_at > ?""";
    private static final String ESCALATED = """
            SELECT MAX(COALESCE(sent_at, inbox_at)) AS sent_at, MAX(COALESCE(planned_at, send_at)) AS planned_at,
              MAX(state = 'PLANNED') AS planned, MAX(state = 'FAILED') AS failed, MAX(acknowledged_at IS NOT NULL) AS acknowledged
            FROM reminder WHERE tenant_id = ? AND subject_id = ? AND subject = ? AND due_date = ? AND round_of_day = ? AND rung = ?
            GROUP BY channel = 'WEBHOOK' ORDER BY channel = 'WEBHOOK'""";

    private final DataSource database;

    @Inject
    ClaimedRows(DataSource database) {
        this.database = database;
    }

    /**
     * What was claimed in one go, read right before its delivery; without what was cancelled meanwhile, without what was
     * moved to later, which is let go, and without what has less than {@code needed} left of its claim, which somebody takes
     * again.
     *
     * @return in the order of {@code claims}, by their ids
     */
    Map<UUID, DueReminder> load(List<Claims.Claim> claims, Instant now, Duration needed) throws SQLException {
        Map<UUID, DueReminder> inOrder = new LinkedHashMap<>();
        Set<String> tenants = Claims.tenants(claims);
        try (Connection connection = database.getConnection();
                var load = connection.prepareStatement(
                        LOAD.formatted(OVERTAKES, Marks.of(claims.size()), Marks.of(tenants.size())))) {
            load.setObject(1, utc(now));
            load.setObject(2, utc(now));
            load.setObject(3, utc(now));
            int next = Claims.bind(load, 4, claims, tenants);
            load.setObject(next++, claims.getFirst().by());
            load.setObject(next++, utc(now));
            load.setLong(next, needed.toNanos() / 1000);
            Map<UUID, DueReminder> found = new HashMap<>();
            try (var row = load.executeQuery()) {
                while (row.next()) {
                    DueReminder due = DueRow.read(row);
                    found.put(due.id(), due);
                }
            }
            for (Claims.Claim claim : claims) {
                DueReminder one = found.get(claim.id());
                if (one != null) {
                    inOrder.put(claim.id(), one);
                }
            }
            if (inOrder.size() < claims.size()) {
                letGo(connection, claims, tenants, now);
            }
        }
        return inOrder;
    }

    private static void letGo(Connection connection, List<Claims.Claim> claims, Set<String> tenants, Instant now)
            throws SQLException {
        try (var letGo =
                connection.prepareStatement(LET_GO.formatted(Marks.of(claims.size()), Marks.of(tenants.size())))) {
            int next = Claims.bind(letGo, 1, claims, tenants);
            letGo.setObject(next++, claims.getFirst().by());
            letGo.setObject(next, utc(now));
            letGo.executeUpdate();
        }
    }

    /**
     * What became of the reminders that an escalation escalates: those to people, and where none goes to any, those to webhooks,
     * as a system that was told in time is nobody who could have answered.
     *
     * @param sentAt when the last of them was sent; null while none was
     * @param plannedAt when the last of them was to be sent; null when there are none
     */
    record Escalated(
            @Nullable Instant sentAt,
            @Nullable Instant plannedAt,
            boolean isWaiting,
            boolean hasFailed,
            boolean isAcknowledged) {

        /** None of them was sent, or will be. */
        private boolean isOver() {
            return sentAt == null && !isWaiting && !hasFailed;
        }
    }

    Escalated escalated(DueReminder due) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(ESCALATED)) {
            select.setString(1, due.tenant());
            select.setObject(2, due.subjectId());
            select.setString(3, due.subject());
            select.setObject(4, due.dueDate());
            select.setInt(5, due.roundOfDay());
            select.setString(6, due.rung().base().name());
            try (var row = select.executeQuery()) {
                Escalated found = null;
                boolean isAcknowledged = false;
                while (row.next()) {
                    isAcknowledged |= row.getBoolean("acknowledged");
                    // Cancelled or skipped, as nobody was to be told in the end, says nothing of what went to others.
                    if (found == null || found.isOver()) {
                        found = escalated(row);
                    }
                }
                return found == null
                        ? new Escalated(null, null, false, false, false)
                        : new Escalated(
                                found.sentAt(),
                                found.plannedAt(),
                                found.isWaiting(),
                                found.hasFailed(),
                                isAcknowledged);
            }
        }
    }

    private static Escalated escalated(ResultSet row) throws SQLException {
        var sentAt = row.getObject("sent_at", LocalDateTime.class);
        var plannedAt = row.getObject("planned_at", LocalDateTime.class);
        return new Escalated(
                sentAt == null ? null : instant(sentAt),
                plannedAt == null ? null : instant(plannedAt),
                row.getBoolean("planned"),
                row.getBoolean("failed"),
                row.getBoolean("acknowledged"));
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
