package dev.milepost.analytics.export;

import dev.milepost.analytics.forecast.Chances;
import dev.milepost.analytics.forecast.ForecastMilestones;
import dev.milepost.analytics.forecast.MilestoneForecast;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.MilestoneLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is likely to become of each open milestone as a table, a page in memory at a time. */
@ApplicationScoped
class ExportForecast {
    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "type",
            "status",
            "priority",
            "contractId",
            "ownerId",
            "team",
            "counterpartyId",
            "baselineDueDate",
            "dueDate",
            "days",
            "basis",
            "lateProbability",
            "expectedOn",
            "p80On",
            "alike",
            "asOf");
    private static final int ROWS = 2_000;

    private final ForecastMilestones forecasts;

    @Inject
    ExportForecast(ForecastMilestones forecasts) {
        this.forecasts = forecasts;
    }

    /** The export; its first page is read now, so that what cannot be answered is refused and not broken off. */
    Export export(Frame frame, TableFormat format) {
        Chances known = forecasts.chances(frame);
        List<MilestoneForecast> first = forecasts.page(frame, known, null, ROWS);
        return new Export("forecast." + format.extension(), format, tables -> write(tables, frame, known, first));
    }

    private void write(TableWriter tables, Frame frame, Chances known, List<MilestoneForecast> first)
            throws IOException {
        tables.table("forecast", COLUMNS);
        List<MilestoneForecast> page = first;
        while (true) {
            for (MilestoneForecast forecast : page) {
                tables.row(row(forecast, frame.asOf()));
            }
            if (page.size() < ROWS) {
                return;
            }
            page = forecasts.page(frame, known, page.getLast().milestone().id(), ROWS);
        }
    }

    private static List<@Nullable Object> row(MilestoneForecast forecast, Instant asOf) {
        MilestoneLine line = forecast.milestone();
        return Arrays.asList(
                line.id(),
                line.title(),
                line.type(),
                line.status(),
                line.priority(),
                line.contractId(),
                line.ownerId(),
                line.team(),
                line.counterpartyId(),
                line.baselineDueDate(),
                line.dueDate(),
                line.days(),
                forecast.basis(),
                forecast.lateProbability(),
                forecast.expectedOn(),
                forecast.p80On(),
                forecast.alike(),
                asOf);
    }
}
