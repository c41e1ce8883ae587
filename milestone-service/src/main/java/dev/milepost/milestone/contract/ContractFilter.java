package dev.milepost.milestone.contract;

import dev.milepost.events.ContractStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which contracts a list shows and in what order; its text is what a cursor is bound to. */
record ContractFilter(
        List<ContractStatus> status,
        @Nullable UUID party,
        @Nullable LocalDate endsFrom,
        @Nullable LocalDate endsTo,
        @Nullable String text,
        Map<String, List<String>> customFields,
        @Nullable String sort) {}
