package dev.milepost.analytics.export;

import dev.milepost.analytics.question.ExportLine;
import dev.milepost.analytics.question.ExportReader;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.summary.AmountView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All milestones behind a figure as a table, a page in memory at a time. */
@ApplicationScoped
class ExportMilestones {
    static final List<String> COLUMNS = List.of(
            "id",
            "externalIds",
            "title",
            "type",
            "status",
            "priority",
            "contractId",
            "contractReference",
            "contractTitle",
            "ownerId",
            "ownerName",
            "team",
            "counterpartyId",
            "counterpartyName",
            "plannedStart",
            "baselineDueDate",
            "dueDate",
            "metOn",
            "days",
            "slipDays",
            "value",
            "currency",
            "submissions",
            "statusSince",
            "tags",
            "customFields",
            "asOf");
    private static final int ROWS = 2_000;

    private final ExportReader reader;

    @Inject
    ExportMilestones(ExportReader reader) {
        this.reader = reader;
    }

    /** The export; its first page is read now, so that what cannot be answered is refused and not broken off. */
    Export export(Frame frame, Which which, TableFormat format) {
        ExportReader.Page first = reader.page(frame, which, null, ROWS);
        return new Export("milestones." + format.extension(), format, tables -> write(tables, frame, which, first));
    }

    private void write(TableWriter tables, Frame frame, Which which, ExportReader.Page first) throws IOException {
        tables.table("milestones", COLUMNS);
        ExportReader.Page page = first;
        while (true) {
            for (ExportLine line : page.lines()) {
                tables.row(row(line, frame.asOf()));
            }
            if (page.last() == null) {
                return;
            }
            page = reader.page(frame, which, page.last(), ROWS);
        }
    }

    private static List<@Nullable Object> row(ExportLine line, Instant asOf) {
        BigDecimal value = line.value();
        String currency = line.currency();
        return Arrays.asList(
                line.id(),
                list(line.externalIds()),
                line.title(),
                line.type(),
                line.status(),
                line.priority(),
                line.contractId(),
                line.contractReference(),
                line.contractTitle(),
                line.ownerId(),
                line.ownerName(),
                line.team(),
                line.counterpartyId(),
                line.counterpartyName(),
                line.plannedStart(),
                line.baselineDueDate(),
                line.dueDate(),
                line.metOn(),
                line.days(),
                line.slip(),
                value == null || currency == null ? value : AmountView.plain(value, currency),
                currency,
                line.round(),
                line.statusSince(),
                list(line.tags()),
                new JsonObject(line.fields())
                        .stream()
                                .map(field -> field.getKey() + ": " + field.getValue())
                                .collect(Collectors.joining("; ")),
                asOf);
    }

    private static @Nullable String list(@Nullable String json) {
        return json == null
                ? null
                : new JsonArray(json).stream().map(String::valueOf).collect(Collectors.joining("; "));
    }
}
