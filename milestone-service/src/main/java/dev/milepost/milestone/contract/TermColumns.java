package dev.milepost.milestone.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.events.NoticeGiven;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Renewal;
import dev.milepost.events.Suspension;
import dev.milepost.events.Termination;
import dev.milepost.events.TerminationTerm;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** What was agreed about the end of a contract and what came of it, as JSON in the contract's row. */
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

    /** What was agreed about an early end. */
    @Converter
    @Immutable
    static class OfTerminationTerms extends JsonColumn<List<TerminationTerm>> {
        OfTerminationTerms() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** The early end. */
    @Converter
    @Immutable
    static class OfTermination extends JsonColumn<Termination> {
        OfTermination() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** When work rested. */
    @Converter
    @Immutable
    static class OfSuspensions extends JsonColumn<List<Suspension>> {
        OfSuspensions() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Notices that were given. */
    @Converter
    @Immutable
    static class OfNotices extends JsonColumn<List<NoticeGiven>> {
        OfNotices() {
            super(new TypeReference<>() {}, List.of());
        }
    }
}
