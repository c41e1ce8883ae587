package dev.milepost.alert.known;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** {@link MilestoneFacts} in a column of their milestone. */
@Converter
@Immutable
class FactsColumn extends JsonColumn<MilestoneFacts> {
    FactsColumn() {
        super(MilestoneFacts.class);
    }
}
