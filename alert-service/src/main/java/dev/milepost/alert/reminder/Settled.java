package dev.milepost.alert.reminder;

import java.util.Map;
import java.util.UUID;

/**
 * Reminders that have arrived and whose point is over, as the work is done or the day has moved; fired in the transaction
 * that finds it out.
 *
 * @param reasons why, by reminder
 */
public record Settled(Map<UUID, String> reasons) {}
