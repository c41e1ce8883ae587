package dev.milepost.analytics.question;

import dev.milepost.analytics.sight.VisibleContracts.Sight;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts a statement is about.
 *
 * @param sight what the caller may see
 * @param only those contracts, of which it is known that the caller sees them; null for all that the caller sees
 * @param latest whether it is about whatever is the newest, not about the moment of the frame
 */
record Reach(Sight sight, @Nullable List<UUID> only, boolean latest) {
    static Reach of(Sight sight) {
        return new Reach(sight, null, false);
    }
}
