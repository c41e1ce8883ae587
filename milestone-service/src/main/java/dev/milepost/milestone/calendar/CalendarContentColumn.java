package dev.milepost.milestone.calendar;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** What a calendar says lives in a column of its version, as JSON. */
@Converter
@Immutable
class CalendarContentColumn extends JsonColumn<CalendarContent> {
    CalendarContentColumn() {
        super(new TypeReference<>() {}, null);
    }
}
