package dev.milepost.milestone.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.milepost.events.Criterion;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.Document;
import dev.milepost.events.DueRule;
import dev.milepost.events.Evidence;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Origin;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.RecordedEvent;
import dev.milepost.events.TimeRate;
import dev.milepost.events.WaitingFor;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Small lists and records that are read and written with their owner live in a column of its row, as JSON. They are
 * replaced, never changed in place, which is what makes {@code @Immutable} true and dirty checks cheap.
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final ObjectReader reader;
    private final @Nullable T empty;

    /** @param empty what "[]" stands for; null for a record */
    protected JsonColumn(TypeReference<T> type, @Nullable T empty) {
        this.reader = JSON.readerFor(type);
        this.empty = empty;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String column) {
        try {
            if (column == null) {
                return null;
            }
            return empty != null && column.equals("[]") ? empty : reader.readValue(column);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable column", e);
        }
    }

    /** Tags, teams. */
    @Converter
    @Immutable
    public static final class Texts extends JsonColumn<List<String>> {
        public Texts() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Ids of people. */
    @Converter
    @Immutable
    public static final class Ids extends JsonColumn<List<UUID>> {
        public Ids() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Names in other systems. */
    @Converter
    @Immutable
    public static final class ExternalIds extends JsonColumn<List<ExternalId>> {
        public ExternalIds() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Completion criteria. */
    @Converter
    @Immutable
    public static final class Criteria extends JsonColumn<List<Criterion>> {
        public Criteria() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Links to documents. */
    @Converter
    @Immutable
    public static final class Documents extends JsonColumn<List<Document>> {
        public Documents() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Evidence links. */
    @Converter
    @Immutable
    public static final class EvidenceLinks extends JsonColumn<List<Evidence>> {
        public EvidenceLinks() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Payment conditions of a contract. */
    @Converter
    @Immutable
    public static final class Conditions extends JsonColumn<PaymentConditions> {
        public Conditions() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** What milestones have in fields that the tenant defined. */
    @Converter
    @Immutable
    public static final class FieldValues extends JsonColumn<List<CustomFieldValue>> {
        public FieldValues() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Kinds of milestones. */
    @Converter
    @Immutable
    public static final class MilestoneTypes extends JsonColumn<List<MilestoneType>> {
        public MilestoneTypes() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Who must approve a milestone. */
    @Converter
    @Immutable
    public static final class Gates extends JsonColumn<Gate> {
        public Gates() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** A late penalty or an early bonus. */
    @Converter
    @Immutable
    public static final class TimeRates extends JsonColumn<TimeRate> {
        public TimeRates() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** How far a submission came through its gate. */
    @Converter
    @Immutable
    public static final class GateRounds extends JsonColumn<GateRound> {
        public GateRounds() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** The rule that a due date comes from. */
    @Converter
    @Immutable
    public static final class Rules extends JsonColumn<DueRule> {
        public Rules() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** What a due date waits for. */
    @Converter
    @Immutable
    public static final class Waiting extends JsonColumn<WaitingFor> {
        public Waiting() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** What happened that dates may be counted from. */
    @Converter
    @Immutable
    public static final class RecordedEvents extends JsonColumn<List<RecordedEvent>> {
        public RecordedEvents() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Where an imported milestone came from. */
    @Converter
    @Immutable
    public static final class Origins extends JsonColumn<Origin> {
        public Origins() {
            super(new TypeReference<>() {}, null);
        }
    }
}
