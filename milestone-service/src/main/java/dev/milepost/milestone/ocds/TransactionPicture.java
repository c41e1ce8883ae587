package dev.milepost.milestone.ocds;

import dev.milepost.events.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the releases say of a transaction.
 *
 * @param amount null when no release has one: then it is no payment yet; the same for {@code paidOn}
 * @param milestone the key of the milestone whose payment it is
 */
record TransactionPicture(
        @Nullable Money amount,
        @Nullable LocalDate paidOn,
        @Nullable String milestone) {
    boolean isPayment() {
        return amount != null && paidOn != null;
    }
}
