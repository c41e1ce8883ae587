package dev.milepost.alert.reminder;

import java.util.List;
import java.util.UUID;

/**
 * Reminders that have arrived and whose point is not over, though it may have been before: work was reopened, a contract
 * resumed, a day moved back; fired in the transaction that finds it out.
 */
public record Reopened(List<UUID> reminders) {}
