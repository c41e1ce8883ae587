package dev.milepost.analytics.question;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as an export shows it, as it was at the moment asked for; names of people, parties and references are those
 * of now.
 *
 * @param externalIds a JSON list of {@code source:id}; null where the history is older than that column
 * @param days behind the promised date, as {@link MilestoneLine#days()}; null where the period is that of payments
 * @param slip from the baseline to the due date
 * @param value what is paid for it
 * @param round how often it was submitted
 * @param tags a JSON list
 * @param fields a JSON object
 */
public record ExportLine(
        UUID id,
        @Nullable String externalIds,
        String title,
        String type,
        String status,
        String priority,
        UUID contractId,
        @Nullable String contractReference,
        String contractTitle,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Nullable String team,
        @Nullable UUID counterpartyId,
        @Nullable String counterpartyName,
        @Nullable LocalDate plannedStart,
        @Nullable LocalDate baselineDueDate,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate metOn,
        @Nullable Integer days,
        @Nullable Integer slip,
        @Nullable BigDecimal value,
        @Nullable String currency,
        int round,
        Instant statusSince,
        String tags,
        String fields) {}
