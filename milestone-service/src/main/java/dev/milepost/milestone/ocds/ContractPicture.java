package dev.milepost.milestone.ocds;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Document;
import dev.milepost.events.Money;
import dev.milepost.events.PartyRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the releases say of a contract, in our words. Parties are named by their identity. */
record ContractPicture(
        String title,
        @Nullable String description,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Money value,
        Set<Part> parties,
        List<Document> documents,
        ContractStatus status) {
    record Part(String party, PartyRole role) {}
}
