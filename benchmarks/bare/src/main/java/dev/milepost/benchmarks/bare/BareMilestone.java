package dev.milepost.benchmarks.bare;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A milestone, in the shape in which milestone-service gives it; what is stored as JSON goes out as it is. */
record BareMilestone(
        UUID id,
        long version,
        UUID contractId,
        String contractReference,
        String title,
        @Nullable String description,
        String type,
        String status,
        String priority,
        @Nullable UUID ownerId,
        @Nullable UUID responsiblePartyId,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate baselineDueDate,
        @Nullable LocalDate plannedStart,
        boolean dateFixed,
        @Nullable LocalDate metOn,
        @Nullable Instant submittedAt,
        @Nullable UUID submittedBy,
        @Nullable Instant decidedAt,
        boolean overdue,
        boolean blocked,
        boolean atRisk,
        List<String> allowedActions,
        int progress,
        @JsonRawValue String criteria,
        boolean criteriaRequired,
        @JsonRawValue String evidence,
        Map<String, Object> customFields,
        @Nullable Term paymentTerm,
        @JsonRawValue String tags,
        @Nullable String team,
        @JsonRawValue String watcherIds,
        @JsonRawValue String externalIds,
        @JsonRawValue @Nullable String origin,
        List<String> warnings,
        Instant createdAt,
        Instant updatedAt) {

    /** What is paid when it is met; generated milestones release a percentage. */
    record Term(@Nullable String percent, int netDays) {}

    /** Reads a row of {@link MilestoneSql#PAGE}, column by column. */
    static BareMilestone from(Row row, Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(row.text()));
        LocalDate start = row.dayOrNull();
        LocalDate end = row.dayOrNull();
        UUID id = row.id();
        long version = row.number();
        UUID contractId = row.id();
        String reference = row.text();
        String title = row.text();
        String description = row.textOrNull();
        String type = row.text();
        String status = row.text();
        String priority = row.text();
        UUID ownerId = row.idOrNull();
        UUID responsiblePartyId = row.idOrNull();
        LocalDate due = row.dayOrNull();
        String criteria; // read in its turn below
        boolean isOpen = !Actions.isEnded(status);
        boolean isSoon = due != null && !due.isBefore(today) && !due.isAfter(today.plusDays(7));
        return new BareMilestone(
                id,
                version,
                contractId,
                reference,
                title,
                description,
                type,
                status,
                priority,
                ownerId,
                responsiblePartyId,
                due,
                row.dayOrNull(),
                row.dayOrNull(),
                row.number() != 0,
                row.dayOrNull(),
                row.momentOrNull(),
                row.idOrNull(),
                row.momentOrNull(),
                due != null && due.isBefore(today) && !Actions.isEnded(status),
                row.number() != 0 && isOpen,
                isAtRisk(isSoon, status, row.number() != 0 && isOpen),
                Actions.of(status),
                progress(status, row.number()),
                criteria = row.text(),
                row.number() != 0,
                row.text(),
                Map.of(), // generated milestones have none
                term(row.numberOrNull(), row.decimalOrNull()),
                row.text(),
                row.textOrNull(),
                row.text(),
                row.text(),
                row.textOrNull(),
                warnings(status, criteria, due, start, end),
                row.moment(),
                row.moment());
    }

    private static boolean isAtRisk(boolean isSoon, String status, boolean isBlocked) {
        return isSoon && (status.equals("PLANNED") || status.equals("REJECTED") || isBlocked);
    }

    private static int progress(String status, long recorded) {
        return status.equals("MET") ? 100 : (int) recorded;
    }

    private static @Nullable Term term(@Nullable Integer netDays, @Nullable BigDecimal percent) {
        return netDays == null
                ? null
                : new Term(percent == null ? null : percent.stripTrailingZeros().toPlainString(), netDays);
    }

    private static List<String> warnings(
            String status,
            String criteria,
            @Nullable LocalDate due,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {
        List<String> warnings = new ArrayList<>(0);
        int open = status.equals("SUBMITTED") || status.equals("MET") ? count(criteria, "\"done\":false") : 0;
        if (open > 0) {
            warnings.add(open + " of " + count(criteria, "\"done\":") + " criteria are not fulfilled.");
        }
        if (due != null && start != null && due.isBefore(start)) {
            warnings.add("The due date " + due + " is before the contract's start " + start + ".");
        }
        if (due != null && end != null && due.isAfter(end)) {
            warnings.add("The due date " + due + " is after the contract's end " + end + ".");
        }
        return warnings;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }
}
