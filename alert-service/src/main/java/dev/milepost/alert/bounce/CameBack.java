package dev.milepost.alert.bounce;

import java.util.UUID;

/**
 * A mail did not reach its reader after all; told within the transaction that records it.
 *
 * @param mail the id of what it told: a reminder, digest, notice or mail with a report
 */
public record CameBack(String tenant, UUID mail, String address) {}
