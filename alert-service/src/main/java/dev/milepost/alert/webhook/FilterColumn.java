package dev.milepost.alert.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A filter lives in a column of its webhook, as JSON. It is replaced, never changed in place. */
@Converter
@Immutable
public class FilterColumn implements AttributeConverter<WebhookFilter, String> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable WebhookFilter filter) {
        try {
            return filter == null ? null : JSON.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public @Nullable WebhookFilter convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : read(column);
    }

    /** The filter that a row holds. */
    public static WebhookFilter read(String column) {
        try {
            return JSON.readValue(column, WebhookFilter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable filter", e);
        }
    }
}
