package dev.milepost.milestone.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Renewal;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** What was agreed about the end of a term, as JSON in the contract's row. */
final class TermColumns {
    private TermColumns() {}

    /** What happens at the end. */
    @Converter
    @Immutable
    static class OfRenewal extends JsonColumn<Renewal> {
        OfRenewal() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** How long before the end notice must be given. */
    @Converter
    @Immutable
    static class OfNotice extends JsonColumn<NoticePeriod> {
        OfNotice() {
            super(new TypeReference<>() {}, null);
        }
    }
}
