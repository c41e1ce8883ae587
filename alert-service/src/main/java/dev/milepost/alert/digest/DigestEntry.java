package dev.milepost.alert.digest;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the reader's inbox that a digest tells of. */
record DigestEntry(
        UUID id,
        String subject,
        UUID subjectId,
        LocalDate day,
        @Nullable UUID milestoneId,
        @Nullable String title,
        UUID contractId,
        String reference,
        String contract) {}
