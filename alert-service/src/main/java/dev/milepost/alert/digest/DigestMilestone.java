package dev.milepost.alert.digest;

import java.time.LocalDate;
import java.util.UUID;

/** An open milestone that a digest tells of. */
record DigestMilestone(UUID id, String title, LocalDate dueDate, UUID contractId, String reference, String contract) {}
