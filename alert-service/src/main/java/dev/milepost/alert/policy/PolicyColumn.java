package dev.milepost.alert.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a policy says, as JSON in a column: it is read and replaced as a whole. */
@Converter
@Immutable
class PolicyColumn implements AttributeConverter<PolicyRequest, String> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PolicyRequest content) {
        try {
            return content == null ? null : JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public @Nullable PolicyRequest convertToEntityAttribute(@Nullable String column) {
        try {
            return column == null ? null : JSON.readValue(column, PolicyRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable policy", e);
        }
    }
}
