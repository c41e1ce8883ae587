package dev.milepost.alert.webhook;

import dev.milepost.alert.known.JsonColumn;
import jakarta.persistence.Converter;
import java.util.Objects;
import org.hibernate.annotations.Immutable;

/** A filter in a column of its webhook. It is replaced, never changed in place. */
@Converter
@Immutable
public class FilterColumn extends JsonColumn<WebhookFilter> {
    private static final FilterColumn COLUMN = new FilterColumn();

    FilterColumn() {
        super(WebhookFilter.class);
    }

    /** The filter that a row holds. */
    public static WebhookFilter read(String column) {
        return Objects.requireNonNull(COLUMN.convertToEntityAttribute(column));
    }
}
