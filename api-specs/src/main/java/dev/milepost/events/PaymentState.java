package dev.milepost.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a met milestone released.
 *
 * @param milestoneId the milestone that released it; null for an imported transaction that names none
 * @param dueOn the day it must be paid by
 * @param paidOn the day it was paid
 */
public record PaymentState(
        UUID id,
        long version,
        UUID contractId,
        @Nullable UUID milestoneId,
        Money amount,
        PaymentStatus status,
        LocalDate dueOn,
        @Nullable LocalDate paidOn) {}
