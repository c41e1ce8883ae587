package dev.milepost.milestone.calendar;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A holiday that a calendar adds. */
@Schema(
        name = "OwnHoliday",
        requiredProperties = {"date", "name"})
public record OwnHoliday(
        @Schema(description = "The day.", examples = "2027-12-24")
        LocalDate date,

        @Schema(description = "What a trace calls it.", examples = "Company closed")
        String name) {}
