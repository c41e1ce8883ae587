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
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a reminder of a row that {@link ClaimedRows} reads. */
final class DueRow {
    private static final int BEFORE_UNTIL = 2;
    private static final int BEFORE_RUNG = "2027-03-24 08:00:00.000000".length() + 36;

    private DueRow() {}

    static DueReminder read(ResultSet row) throws SQLException {
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
                row.getInt("round_of_day"),
                Rung.parse(row.getString("rung")),
                instant(requireNonNull(row.getObject("planned_at", LocalDateTime.class))),
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
        String until = text.substring(BEFORE_UNTIL, space);
        return new DueReminder.Hush(
                Mute.Kind.valueOf(text.substring(space + 1)), until.isEmpty() ? null : Instant.parse(until));
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
        String kind = DueReminder.kind(row.getString("subject"));
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
                row.getObject("milestone_due_date", LocalDate.class),
                outstanding == null ? null : new Money(outstanding, row.getString("currency")));
    }

    private static DueReminder.@Nullable Addressee addressee(ResultSet row) throws SQLException {
        String address = Recipient.addressOf(row.getString("recipient")).orElse(null);
        if (address != null) {
            return new DueReminder.Addressee(address, address, Locale.ENGLISH);
        }
        if (Recipient.webhookOf(row.getString("recipient")).isPresent()) {
            return new DueReminder.Addressee(row.getString("recipient"), null, Locale.ENGLISH);
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

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
