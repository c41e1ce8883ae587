package dev.milepost.milestone.amendment;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.events.AmendmentChanges;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** What an amendment changes, as JSON in its row. */
final class AmendmentColumns {
    private AmendmentColumns() {}

    /** As it was proposed. */
    @Converter
    @Immutable
    static class OfChanges extends JsonColumn<AmendmentChanges> {
        OfChanges() {
            super(new TypeReference<>() {}, null);
        }
    }
}
