package dev.milepost.milestone.breach;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.milestone.deadline.CalendarRef;
import dev.milepost.milestone.deadline.TraceStep;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** How the last day to cure a breach came about, as it was computed when it was recorded. */
record CureTrace(CalendarRef calendar, List<TraceStep> steps) {
    /** In a column of the breach. */
    @Converter
    @Immutable
    static final class Column extends JsonColumn<CureTrace> {
        Column() {
            super(new TypeReference<>() {}, null);
        }
    }
}
