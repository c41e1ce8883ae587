package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a saved report that has recipients.
 *
 * @param reportId the report; {@code id} is that of the run
 * @param name what its owner calls the report
 * @param question what it answers: {@code bottlenecks}
 * @param owner the name of whoever it belongs to; it shows what they may see
 * @param partyId the party whose people it is for; null for the tenant's own
 * @param dueAt the moment of the schedule, or when somebody asked; business time
 * @param madeAt what it shows is as of then; business time
 * @param from first promised day that it looks at, where it has one
 * @param to last promised day that it looks at, where it has one
 * @param recipients ids of people
 */
public record ReportRunState(
        UUID id,
        UUID reportId,
        String name,
        String question,
        String owner,
        @Nullable UUID partyId,
        Instant dueAt,
        Instant madeAt,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<UUID> recipients,
        List<ReportFile> files) {}
