package dev.milepost.milestone.recurrence;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.milestone.milestone.MilestoneRequest;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** What each milestone of a recurrence is made as, as JSON in its row. */
@Converter
@Immutable
class TemplateColumn extends JsonColumn<MilestoneRequest> {
    TemplateColumn() {
        super(new TypeReference<>() {}, null);
    }
}
