package dev.milepost.milestone.payment;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that another system reports as made.
 *
 * @param id the payment here; null when it is not there yet
 * @param milestoneId the milestone it is the payment of
 */
public record ReportedPayment(
        @Nullable UUID id, ExternalId externalId, @Nullable UUID milestoneId, Money amount, LocalDate paidOn) {}
