package dev.milepost.milestone.instalment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a contract pays, has paid and is to pay. */
@Schema(name = "PaymentSchedule")
public record ScheduleView(
        UUID contractId,

        @Schema(description = "The contract's value.") @Nullable
        Money value,

        @Nullable PaymentConditions conditions,

        @Schema(
                description =
                        "What is released in the order of its release, then what is planned in the order of due dates.")
        List<ScheduleItem> items,

        @Schema(description = "What they add up to; absent when nothing has an amount.") @Nullable
        ScheduleSums sums) {}
