package dev.milepost.alert.known;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** {@link MilestoneFacts} in a column of their milestone. */
@Converter
@Immutable
public class FactsColumn extends JsonColumn<MilestoneFacts> {
    private static final FactsColumn COLUMN = new FactsColumn();

    FactsColumn() {
        super(MilestoneFacts.class);
    }

    /** The facts that a row holds; the usual ones where there are none yet. */
    public static MilestoneFacts read(@Nullable String column) {
        MilestoneFacts facts = COLUMN.convertToEntityAttribute(column);
        return facts == null ? MilestoneFacts.UNKNOWN : facts;
    }
}
