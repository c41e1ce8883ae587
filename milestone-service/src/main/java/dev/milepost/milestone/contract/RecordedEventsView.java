package dev.milepost.milestone.contract;

import dev.milepost.events.RecordedEvent;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The recorded events of a contract. */
@Schema(name = "RecordedEvents")
public record RecordedEventsView(
        @Schema(description = "The newest first; the first of a name is the one that counts.")
        List<RecordedEvent> items) {
    static RecordedEventsView from(Contract contract) {
        return new RecordedEventsView(contract.recordedEvents().reversed());
    }
}
