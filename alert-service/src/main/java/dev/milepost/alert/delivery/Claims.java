package dev.milepost.alert.delivery;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.ladder.QuietHours;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.mailsettings.Sender;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.preference.Delivery;
import dev.milepost.alert.preference.KindDelivery;
import dev.milepost.alert.preference.Mute;
import dev.milepost.alert.reminder.Audience;
import dev.milepost.alert.reminder.Recipient;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes due reminders for a while: any number of workers in any number of replicas, each row by one of them at a time.
 * {@link #FIND} and {@link #NEXT_TENANT} serve all tenants; every other statement names the tenant of its row.
 */
@ApplicationScoped
class Claims {
    static final String FIND = """
            SELECT id, tenant_id, send_at FROM reminder FORCE INDEX (reminder_claim)
            WHERE state = 'PLANNED' AND urgency = ? AND send_at <= ? AND (send_at > ? OR send_at = ? AND id > ?)
              AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY send_at LIMIT ? FOR UPDATE SKIP LOCKED""";
    static final String FIND_OF_TENANT = """
            SELECT id, tenant_id, send_at FROM reminder FORCE INDEX (reminder_turn)
            WHERE state = 'PLANNED' AND urgency = ? AND tenant_id = ? AND send_at <= ?
              AND (send_at > ? OR send_at = ? AND id > ?) AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY send_at LIMIT ? FOR UPDATE SKIP LOCKED""";
    /** The next tenant in their order, and whether it has something due: one row of the index, however many it has. */
    static final String NEXT_TENANT = """
            SELECT r.tenant_id, EXISTS (
                SELECT 1 FROM reminder d FORCE INDEX (reminder_turn) WHERE d.state = 'PLANNED' AND d.urgency = ?
                  AND d.tenant_id = r.tenant_id AND d.send_at <= ?)
            FROM reminder r FORCE INDEX (reminder_turn)
            WHERE r.state = 'PLANNED' AND r.urgency = ? AND r.tenant_id > ? ORDER BY r.tenant_id LIMIT 1""";

    private static final String TAKE = """
            UPDATE reminder SET claimed_by = ?, not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND,
              message_id = COALESCE(message_id, CONCAT('<', id, '@', ?, '>'))
            WHERE id IN (%s) AND tenant_id IN (%s)""";
    // Of the same subject and recipient, later, and due as well. Moment, id and rung in one value, so that the greatest
    // is
    // the latest; the moments of a milestone's others are in the index, and their rows are not read.
    private static final String OVERTAKES = """
            s.tenant_id = r.tenant_id AND s.subject_id = r.subject_id AND s.subject = r.subject
              AND s.due_date = r.due_date AND s.recipient = r.recipient AND s.channel = r.channel
              AND s.state IN ('PLANNED', 'SENT') AND s.send_at <= ?
              AND (s.send_at > r.send_at OR s.send_at = r.send_at AND s.id > r.id)
              AND (s.rung LIKE '%!') = (r.rung LIKE '%!')""";
    private static final int BEFORE_RUNG = "2027-03-24 08:00:00.000000".length() + 36;

    private static final String LOAD = """
            SELECT STRAIGHT_JOIN r.id, r.tenant_id, r.contract_id, r.milestone_id, r.subject, r.subject_id, r.due_date, r.rung, r.send_at, r.recipient,
              r.message_id, r.attempts, r.channel, r.inbox_at, COALESCE(r.zone, c.time_zone) AS zone, r.quiet_from, r.quiet_to, r.policy_id, r.mandatory,
              r.template, m.title AS milestone_title, m.status AS milestone_status, c.reference, c.title, p.name, p.email,
              p.locale, party.name AS party_name, party.email AS party_email, pay.outstanding, pay.currency,
              c.deleted, p.id IS NULL OR c.access = 'TENANT' OR c.members LIKE CONCAT('%%', p.id, '%%') AS is_member,
              p.party_id IS NULL OR EXISTS (SELECT 1 FROM known_contract_party kp WHERE kp.tenant_id = r.tenant_id
                AND kp.contract_id = r.contract_id AND kp.party_id = p.party_id) AS takes_part,
              COALESCE(pref.muted, FALSE) AS muted, r.urgency, sets.sender_name, sets.sender_address,
              sets.reply_to, sets.mails_per_hour, pref.delivery, pref.deliveries, pref.quiet_from AS own_from, pref.quiet_to AS own_to, bounce.last_reason AS bounced,
              (SELECT CONCAT(mute.kind, IF(mute.until_at IS NULL, '', DATE_FORMAT(mute.until_at, ' %%Y-%%m-%%dT%%H:%%i:%%s.%%fZ')))
               FROM alert_mute mute
               WHERE mute.tenant_id = r.tenant_id AND mute.person_id = p.id AND NOT r.mandatory
                 AND mute.ref_id IN (r.contract_id, r.milestone_id, r.subject_id)
                 AND (mute.subject = '' OR mute.subject = r.subject) AND (mute.until_at IS NULL OR mute.until_at > ?)
               ORDER BY mute.kind = 'SNOOZE', mute.until_at IS NOT NULL, mute.until_at DESC LIMIT 1) AS hush,
              IF(r.milestone_id IS NULL,
                (SELECT MAX(CONCAT(s.send_at, s.id, s.rung)) FROM reminder s WHERE %1$s),
                (SELECT MAX(CONCAT(s.send_at, s.id, s.rung)) FROM reminder s FORCE INDEX (reminder_milestone)
                 WHERE s.milestone_id = r.milestone_id AND %1$s)) AS overtaken_by
            FROM reminder r FORCE INDEX (PRIMARY)
            JOIN known_contract c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
            LEFT JOIN known_milestone m ON m.tenant_id = r.tenant_id AND m.id = r.milestone_id
            LEFT JOIN known_payment pay ON pay.tenant_id = r.tenant_id AND pay.id = r.subject_id
            LEFT JOIN known_person p ON p.tenant_id = r.tenant_id AND p.id =
              IF(r.recipient = 'nobody' OR r.recipient LIKE '%%:%%', NULL, CAST(r.recipient AS UUID))
            LEFT JOIN known_party party ON party.tenant_id = r.tenant_id AND party.id =
              IF(r.recipient LIKE 'party:%%', CAST(SUBSTRING(r.recipient, 7) AS UUID), NULL)
            LEFT JOIN alert_preference pref ON pref.tenant_id = r.tenant_id AND pref.recipient = r.recipient
              AND pref.channel = r.channel AND NOT r.mandatory
            LEFT JOIN mail_bounce bounce ON bounce.tenant_id = r.tenant_id AND bounce.paused_at IS NOT NULL
              AND bounce.address = LOWER(COALESCE(p.email, party.email, SUBSTRING(r.recipient, 8)))
            LEFT JOIN mail_settings sets ON sets.tenant_id = r.tenant_id
            WHERE r.id IN (%2$s) AND r.tenant_id IN (%3$s) AND r.claimed_by = ? AND r.state = 'PLANNED'
              AND r.not_before > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND""";
    private static final String GIVE_BACK = """
            UPDATE reminder SET claimed_by = NULL, reason = ?,
              not_before = IF(inbox_at IS NULL, NULL, UTC_TIMESTAMP(6) + INTERVAL 5 SECOND)
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final String ESCALATED = """
            SELECT MAX(COALESCE(sent_at, inbox_at)) AS sent_at, MAX(send_at) AS send_at, MAX(state = 'PLANNED') AS planned,
              MAX(state = 'FAILED') AS failed, MAX(acknowledged_at IS NOT NULL) AS acknowledged
            FROM reminder WHERE tenant_id = ? AND subject_id = ? AND subject = ? AND due_date = ? AND rung = ?""";
    static final String COUNT_DUE = """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM reminder WHERE state = 'PLANNED' AND urgency IN (0, 1, 2) AND send_at <= ? LIMIT 100000) due""";

    private static final int LEAST_URGENT = 2;

    private final DataSource database;
    private final LookFrom lookFrom = new LookFrom();

    @Inject
    Claims(DataSource database) {
        this.database = database;
    }

    /** A row that was taken. */
    record Claim(UUID id, String tenant, UUID by) {}

    /** Takes up to {@code limit} reminders that are due at {@code now}: the urgent ones first, of these the oldest. */
    List<Claim> take(Instant now, int limit, Duration lease, String messageIdDomain) throws SQLException {
        return take(now, limit, lease, messageIdDomain, null);
    }

    /** The same, but of what is not urgent only that of {@code tenant}. */
    List<Claim> take(Instant now, int limit, Duration lease, String messageIdDomain, @Nullable String tenant)
            throws SQLException {
        UUID by = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Claim> claims = new ArrayList<>();
                List<Runnable> lessons = new ArrayList<>();
                for (int urgency = 0; urgency <= LEAST_URGENT && claims.size() < limit; urgency++) {
                    var lane = new LookFrom.Lane(urgency, urgency == 0 ? null : tenant);
                    int wanted = limit - claims.size();
                    List<Found> found = find(connection, lane, now, wanted);
                    found.forEach(one -> claims.add(new Claim(one.place().id(), one.tenant(), by)));
                    var first = found.isEmpty() ? null : found.getFirst().place();
                    lessons.add(() -> lookFrom.found(lane, now, first, found.size() < wanted));
                }
                if (!claims.isEmpty()) {
                    take(connection, claims, by, lease, messageIdDomain);
                }
                connection.commit();
                lessons.forEach(Runnable::run);
                return claims;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private record Found(LookFrom.Place place, String tenant) {}

    private List<Found> find(Connection connection, LookFrom.Lane lane, Instant now, int limit) throws SQLException {
        LookFrom.Place from = lookFrom.place(lane, now);
        try (var find = connection.prepareStatement(lane.tenant() == null ? FIND : FIND_OF_TENANT)) {
            int next = 1;
            find.setInt(next++, lane.urgency());
            if (lane.tenant() != null) {
                find.setString(next++, lane.tenant());
            }
            find.setObject(next++, utc(now));
            find.setObject(next++, utc(from.sendAt()));
            find.setObject(next++, utc(from.sendAt()));
            find.setObject(next++, from.id());
            find.setInt(next, limit);
            List<Found> found = new ArrayList<>();
            try (var row = find.executeQuery()) {
                while (row.next()) {
                    Instant sendAt = instant(requireNonNull(row.getObject(3, LocalDateTime.class)));
                    found.add(new Found(new LookFrom.Place(sendAt, uuid(row, 1)), row.getString(2)));
                }
            }
            return found;
        }
    }

    private static void take(Connection connection, List<Claim> claims, UUID by, Duration lease, String messageIdDomain)
            throws SQLException {
        Set<String> tenants = tenants(claims);
        try (var take =
                connection.prepareStatement(TAKE.formatted(Marks.of(claims.size()), Marks.of(tenants.size())))) {
            take.setObject(1, by);
            take.setLong(2, lease.toNanos() / 1000);
            take.setString(3, messageIdDomain);
            bind(take, 4, claims, tenants);
            take.executeUpdate();
        }
    }

    /** Binds ids and tenants from {@code next} on; returns the index behind them. */
    private static int bind(PreparedStatement statement, int next, List<Claim> claims, Set<String> tenants)
            throws SQLException {
        int afterIds =
                Marks.bind(statement, next, claims.stream().map(Claim::id).toList());
        return Marks.bind(statement, afterIds, List.copyOf(tenants));
    }

    private static Set<String> tenants(List<Claim> claims) {
        return claims.stream().map(Claim::tenant).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What was claimed in one go, read right before its delivery; without what was cancelled meanwhile, and without what
     * has less than {@code needed} left of its claim, which somebody takes again.
     *
     * @return in the order of {@code claims}, by their ids
     */
    Map<UUID, DueReminder> load(List<Claim> claims, Instant now, Duration needed) throws SQLException {
        Map<UUID, DueReminder> due = new LinkedHashMap<>();
        Set<String> tenants = tenants(claims);
        try (Connection connection = database.getConnection();
                var load = connection.prepareStatement(
                        LOAD.formatted(OVERTAKES, Marks.of(claims.size()), Marks.of(tenants.size())))) {
            load.setObject(1, utc(now));
            load.setObject(2, utc(now));
            load.setObject(3, utc(now));
            int next = bind(load, 4, claims, tenants);
            load.setObject(next++, claims.getFirst().by());
            load.setLong(next, needed.toNanos() / 1000);
            Map<UUID, DueReminder> found = new HashMap<>();
            try (var row = load.executeQuery()) {
                while (row.next()) {
                    found.put(uuid(row, "id"), due(row));
                }
            }
            for (Claim claim : claims) {
                DueReminder one = found.get(claim.id());
                if (one != null) {
                    due.put(claim.id(), one);
                }
            }
        }
        return due;
    }

    private static DueReminder due(ResultSet row) throws SQLException {
        String overtakenBy = row.getString("overtaken_by");
        List<QuietHours> quiet = new ArrayList<>();
        addHours(quiet, row.getString("quiet_from"), row.getString("quiet_to"));
        addHours(quiet, row.getString("own_from"), row.getString("own_to"));
        String policy = row.getString("policy_id");
        return new DueReminder(
                uuid(row, "id"),
                row.getString("tenant_id"),
                row.getString("subject"),
                uuid(row, "subject_id"),
                requireNonNull(row.getObject("due_date", LocalDate.class)),
                Rung.parse(row.getString("rung")),
                instant(requireNonNull(row.getObject("send_at", LocalDateTime.class))),
                row.getString("recipient"),
                row.getString("message_id"),
                row.getInt("attempts"),
                ZoneId.of(row.getString("zone")),
                Channel.valueOf(row.getString("channel")),
                momentOf(row, "inbox_at"),
                hush(row.getString("hush")),
                delivery(row),
                row.getInt("urgency") == 0,
                sender(row),
                quiet,
                row.getBoolean("muted"),
                row.getString("bounced"),
                policy == null ? null : UUID.fromString(policy),
                row.getBoolean("mandatory"),
                row.getString("template"),
                shutOut(row),
                overtakenBy == null ? null : Rung.parse(overtakenBy.substring(BEFORE_RUNG)),
                about(row),
                addressee(row));
    }

    private static DueReminder.@Nullable Hush hush(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int space = text.indexOf(' ');
        return space < 0
                ? new DueReminder.Hush(Mute.Kind.valueOf(text), null)
                : new DueReminder.Hush(
                        Mute.Kind.valueOf(text.substring(0, space)), Instant.parse(text.substring(space + 1)));
    }

    /** As {@link Audience} says when a plan is made: what happened is planned once, and access may change until it is told. */
    private static @Nullable String shutOut(ResultSet row) throws SQLException {
        if (row.getBoolean("deleted")) {
            return "the contract was deleted";
        }
        if (!row.getBoolean("is_member")) {
            return Audience.NO_MEMBER;
        }
        return row.getBoolean("takes_part") ? null : Audience.NO_PARTY;
    }

    /** A digest may be days away: what cannot wait does not go into one. */
    private static Delivery delivery(ResultSet row) throws SQLException {
        String usual = row.getString("delivery");
        if (usual == null) {
            return Delivery.AT_ONCE;
        }
        String kind = row.getString("subject").replaceFirst(":.*", "");
        Delivery wanted = KindDelivery.of(kind, usual, row.getString("deliveries"));
        boolean cannotWait = row.getInt("urgency") == 0 || row.getString("rung").endsWith("!");
        return wanted == Delivery.DIGEST && cannotWait ? Delivery.AT_ONCE : wanted;
    }

    private static Sender sender(ResultSet row) throws SQLException {
        int perHour = row.getInt("mails_per_hour");
        return new Sender(
                row.getString("sender_name"),
                row.getString("sender_address"),
                row.getString("reply_to"),
                perHour == 0 ? null : perHour);
    }

    private static @Nullable Instant momentOf(ResultSet row, String column) throws SQLException {
        var utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : instant(utc);
    }

    private static void addHours(List<QuietHours> quiet, @Nullable String from, @Nullable String to) {
        if (from != null && to != null) {
            quiet.add(new QuietHours(LocalTime.parse(from), LocalTime.parse(to)));
        }
    }

    private static DueReminder.About about(ResultSet row) throws SQLException {
        String milestone = row.getString("milestone_id");
        String status = row.getString("milestone_status");
        BigDecimal outstanding = row.getBigDecimal("outstanding");
        return new DueReminder.About(
                uuid(row, "contract_id"),
                row.getString("reference"),
                row.getString("title"),
                milestone == null ? null : UUID.fromString(milestone),
                row.getString("milestone_title"),
                status == null ? null : MilestoneStatus.valueOf(status),
                outstanding == null ? null : new Money(outstanding, row.getString("currency")));
    }

    private static DueReminder.@Nullable Addressee addressee(ResultSet row) throws SQLException {
        String address = Recipient.addressOf(row.getString("recipient")).orElse(null);
        if (address != null) {
            return new DueReminder.Addressee(address, address, Locale.ENGLISH);
        }
        String party = row.getString("party_name");
        if (party != null) {
            return new DueReminder.Addressee(party, row.getString("party_email"), Locale.ENGLISH);
        }
        String person = row.getString("name");
        return person == null
                ? null
                : new DueReminder.Addressee(
                        person, row.getString("email"), Locale.forLanguageTag(row.getString("locale")));
    }

    /**
     * What became of the reminders that an escalation escalates.
     *
     * @param sentAt when the last of them was sent; null while none was
     * @param plannedAt when the last of them was to be sent; null when there are none
     */
    record Escalated(
            @Nullable Instant sentAt,
            @Nullable Instant plannedAt,
            boolean isWaiting,
            boolean hasFailed,
            boolean isAcknowledged) {}

    Escalated escalated(DueReminder due) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(ESCALATED)) {
            select.setString(1, due.tenant());
            select.setObject(2, due.subjectId());
            select.setString(3, due.subject());
            select.setObject(4, due.dueDate());
            select.setString(5, due.rung().base().name());
            try (var row = select.executeQuery()) {
                row.next();
                var sentAt = row.getObject("sent_at", LocalDateTime.class);
                var plannedAt = row.getObject("send_at", LocalDateTime.class);
                return new Escalated(
                        sentAt == null ? null : instant(sentAt),
                        plannedAt == null ? null : instant(plannedAt),
                        row.getBoolean("planned"),
                        row.getBoolean("failed"),
                        row.getBoolean("acknowledged"));
            }
        }
    }

    /**
     * Lets go of claims, as their channel cannot be reached; {@code reason} shows why they wait. What is in the inbox
     * already is not taken again at once, so that others come there, too.
     */
    void giveBack(List<Claim> claims, String reason) throws SQLException {
        try (Connection connection = database.getConnection();
                var giveBack = connection.prepareStatement(GIVE_BACK)) {
            for (Claim claim : claims) {
                giveBack.setString(1, Reasons.fitting(reason));
                giveBack.setString(2, claim.tenant());
                giveBack.setObject(3, claim.id());
                giveBack.setObject(4, claim.by());
                giveBack.addBatch();
            }
            giveBack.executeBatch();
        }
    }

    /**
     * Tenants that have something due that is not urgent.
     *
     * @param last the tenant behind which there may be more; empty when there are none
     */
    record Waiting(Set<String> tenants, String last) {}

    /** Looks at up to {@code most} tenants of each urgency that come behind {@code after} in their order. */
    Waiting waiting(Instant now, String after, int most) throws SQLException {
        Set<String> tenants = new LinkedHashSet<>();
        String end = "";
        try (Connection connection = database.getConnection();
                var next = connection.prepareStatement(NEXT_TENANT)) {
            for (int urgency = 1; urgency <= LEAST_URGENT; urgency++) {
                @Nullable String last = after;
                for (int i = 0; i < most && last != null; i++) {
                    next.setInt(1, urgency);
                    next.setObject(2, utc(now));
                    next.setInt(3, urgency);
                    next.setString(4, last);
                    try (var row = next.executeQuery()) {
                        last = row.next() ? row.getString(1) : null;
                        if (last != null && row.getBoolean(2)) {
                            tenants.add(last);
                        }
                    }
                }
                if (last != null && (end.isEmpty() || last.compareTo(end) < 0)) {
                    end = last; // the nearer of the two, so that nobody is left out
                }
            }
        }
        return new Waiting(tenants, end);
    }

    /** How many are due and not yet delivered, at most 100,000. */
    long countDue(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                var count = connection.prepareStatement(COUNT_DUE)) {
            count.setObject(1, utc(now));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
